// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import static dev.faultline.errors.ErrorSource.ACCESS_LOG;
import static dev.faultline.errors.ErrorSource.APP_LOG;
import static dev.faultline.errors.ErrorSource.METRICS;
import static dev.faultline.errors.ErrorSource.POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.AccessLogSettings;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.RouteFilter;
import dev.faultline.errors.WindowRule;
import dev.faultline.testing.ResponseCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose errors go into a question: those of the source that saw the most, healthy answers left out. */
class AskedSourceRuleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final RouteFilter ALL = RouteFilter.of(Set.of());
    private static final ErrorSettings WITH_AN_ACCESS_LOG = new ErrorSettings(
            Optional.of(new AccessLogSettings("/var/log/app/access.log", "combined")),
            Optional.empty(),
            Optional.empty(),
            WindowRule.DEFAULT,
            Duration.ofSeconds(60));

    private final ResponseCount log = counted(ACCESS_LOG, "/pay", 3, 40);
    private final ResponseCount counters = counted(METRICS, "/pay", 3, 900);
    private final ResponseCount told = counted(POSTED, "/pay", 4, 9);
    private final ResponseCount lines = uncounted(APP_LOG, "/pay", 5);

    @Test
    void whereNothingFailedNobodyIsTaken() {
        assertThat(taken()).isEmpty();
        assertThat(taken(counted(ACCESS_LOG, "/pay", 0, 40))).isEmpty();
    }

    @Test
    void oneSourceIsTakenByItself() {
        assertThat(taken(counters)).containsExactly(counters);
    }

    @Test
    void ofTwoTheOneThatSawTheMoreErrorsIsTaken() {
        assertThat(taken(log, told)).containsExactly(told);
        assertThat(taken(told, log)).containsExactly(told);
    }

    @Test
    void ofEqualsTheFirstInTheOrderOfTheSourcesIsTaken() {
        var asMany = counted(POSTED, "/pay", 3, 10);
        var asManyLines = counted(APP_LOG, "/pay", 3, 10);

        assertThat(taken(asManyLines, asMany, counters, log)).containsExactly(log);
        assertThat(taken(asManyLines, asMany, counters)).containsExactly(counters);
        assertThat(taken(asManyLines, asMany)).containsExactly(asMany);
    }

    @Test
    void moreRequestsDoNotOutweighMoreErrors() {
        assertThat(taken(counters, told)).containsExactly(told);
    }

    @Test
    void whatASourceSawIsAddedUpAndItsHealthyAnswersAreLeftOut() {
        var more = counted(ACCESS_LOG, "/cart", 2, 20);

        assertThat(taken(more, told, log, counted(ACCESS_LOG, "/home", 0, 70))).containsExactly(more, log);
    }

    @Test
    void errorLinesOfTheAppsLogAreTakenWhereNothingCountsAnswers() {
        assertThat(taken(told, lines)).containsExactly(lines);
    }

    @Test
    void errorLinesOfTheAppsLogAreLeftOutWhereAnAccessLogIsConfigured() {
        assertThat(CountedErrors.counted(List.of(told, lines), ALL, WITH_AN_ACCESS_LOG))
                .containsExactly(told);
        assertThat(CountedErrors.counted(List.of(lines), ALL, WITH_AN_ACCESS_LOG))
                .isEmpty();
    }

    @Test
    void whatIsOfAnotherRouteIsLeftOutBeforeTheSourceIsChosen() {
        var elsewhere = counted(POSTED, "/cart", 9, 9);

        assertThat(CountedErrors.counted(List.of(elsewhere, log), RouteFilter.of(Set.of("/pay")), ErrorSettings.NONE))
                .containsExactly(log);
    }

    private static List<ResponseCount> taken(ResponseCount... answers) {
        return CountedErrors.counted(List.of(answers), ALL, ErrorSettings.NONE);
    }

    private static ResponseCount counted(ErrorSource source, String route, long errors, long requests) {
        return ResponseCounts.on(route).by(source).requests(requests).errors(errors);
    }

    private static ResponseCount uncounted(ErrorSource source, String route, long errors) {
        return ResponseCounts.on(route).by(source).errors(errors);
    }
}
