// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import static dev.faultline.errors.ErrorSource.ACCESS_LOG;
import static dev.faultline.errors.ErrorSource.APP_LOG;
import static dev.faultline.errors.ErrorSource.METRICS;
import static dev.faultline.errors.ErrorSource.POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.testing.ResponseCounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which source a report quotes: the one that saw the most errors, with its healthy answers. */
class TalliedSourceRuleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void whereNobodyCountedNobodyIsQuoted() {
        assertThat(RouteTally.of(List.of(), Optional.empty())).isEmpty();
    }

    @Test
    void whereNothingFailedTheFirstInTheOrderOfTheSourcesIsQuotedWithoutARoute() {
        var quoted = quoted(counted(METRICS, "/pay", 0, 40), counted(ACCESS_LOG, "/pay", 0, 30));

        expect(quoted, ACCESS_LOG, 0, OptionalLong.of(0), 30);
        assertThat(quoted.routes()).isEmpty();
    }

    @Test
    void oneSourceIsQuotedByItself() {
        expect(quoted(counted(METRICS, "/pay", 3, 40)), METRICS, 3, OptionalLong.of(40), 40);
    }

    @Test
    void ofTwoTheOneThatSawTheMoreErrorsIsQuoted() {
        var log = counted(ACCESS_LOG, "/pay", 3, 40);
        var told = counted(POSTED, "/pay", 4, 4);

        expect(quoted(log, told), POSTED, 4, OptionalLong.of(4), 4);
        expect(quoted(told, log), POSTED, 4, OptionalLong.of(4), 4);
    }

    @Test
    void ofEqualsTheFirstInTheOrderOfTheSourcesIsQuoted() {
        var log = counted(ACCESS_LOG, "/pay", 3, 20);
        var counters = counted(METRICS, "/pay", 3, 30);
        var told = counted(POSTED, "/pay", 3, 10);
        var lines = counted(APP_LOG, "/pay", 3, 5);

        expect(quoted(lines, told, counters, log), ACCESS_LOG, 3, OptionalLong.of(20), 20);
        expect(quoted(lines, told, counters), METRICS, 3, OptionalLong.of(30), 30);
        expect(quoted(lines, told), POSTED, 3, OptionalLong.of(10), 10);
    }

    @Test
    void moreRequestsDoNotOutweighMoreErrors() {
        expect(
                quoted(counted(METRICS, "/pay", 3, 900), counted(POSTED, "/pay", 4, 9)),
                POSTED,
                4,
                OptionalLong.of(9),
                9);
    }

    @Test
    void whatASourceSawOfEachRouteIsAddedUpAndItsHealthyRoutesCountAsAnswersOnly() {
        var quoted = quoted(
                counted(ACCESS_LOG, "/pay", 2, 10),
                counted(ACCESS_LOG, "/cart", 2, 20),
                counted(ACCESS_LOG, "/home", 0, 70),
                counted(METRICS, "/pay", 3, 50));

        expect(quoted, ACCESS_LOG, 4, OptionalLong.of(30), 100);
        assertThat(quoted.routes()).extracting(RouteTally::name).containsExactly("/cart", "/pay");
    }

    @Test
    void requestsThatTheSourceDoesNotTellAreNotKnownThoughAnotherTellsThem() {
        expect(
                quoted(uncounted(POSTED, "/pay", 4), counted(METRICS, "/pay", 3, 900)),
                POSTED,
                4,
                OptionalLong.empty(),
                4);
    }

    @Test
    void errorLinesOfTheAppsLogAreQuotedLikeAnyOtherSource() {
        expect(
                quoted(counted(ACCESS_LOG, "/pay", 3, 40), uncounted(APP_LOG, "/pay", 4)),
                APP_LOG,
                4,
                OptionalLong.empty(),
                4);
    }

    @Test
    void whatIsOfAnotherRouteIsLeftOutBeforeTheSourceIsChosen() {
        var answers = List.of(
                counted(ACCESS_LOG, "/pay", 3, 40), counted(METRICS, "/pay", 1, 50), counted(METRICS, "/cart", 9, 90));

        expect(RouteTally.of(answers, Optional.of("/pay")).orElseThrow(), ACCESS_LOG, 3, OptionalLong.of(40), 40);
    }

    private static RouteTally.Count quoted(ResponseCount... answers) {
        return RouteTally.of(List.of(answers), Optional.empty()).orElseThrow();
    }

    private static void expect(
            RouteTally.Count quoted, ErrorSource source, long errors, OptionalLong requests, long answers) {
        assertThat(quoted.source()).isEqualTo(source);
        assertThat(quoted.errors()).isEqualTo(errors);
        assertThat(quoted.requests()).isEqualTo(requests);
        assertThat(quoted.answers()).isEqualTo(answers);
    }

    private static ResponseCount counted(ErrorSource source, String route, long errors, long requests) {
        return ResponseCounts.on(route).by(source).requests(requests).errors(errors);
    }

    private static ResponseCount uncounted(ErrorSource source, String route, long errors) {
        return ResponseCounts.on(route).by(source).errors(errors);
    }
}
