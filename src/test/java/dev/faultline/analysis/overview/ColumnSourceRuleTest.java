// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

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
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which source fills the columns of a chart: of those that tell of the same time the one that saw the most errors. */
class ColumnSourceRuleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ColumnGrid ONE_COLUMN = new ColumnGrid(NOON, NOON.plusSeconds(10), 1);

    @Test
    void whereNobodyCountedThereAreNoErrorsAndNoRequestsAreKnown() {
        expect(columns(), 0, OptionalLong.empty());
    }

    @Test
    void whereNothingFailedTheMostRequestsAreTold() {
        expect(columns(counted(ACCESS_LOG, "/pay", 0, 40), counted(METRICS, "/pay", 0, 50)), 0, OptionalLong.of(50));
    }

    @Test
    void oneSourceTellsByItself() {
        expect(columns(counted(METRICS, "/pay", 3, 40)), 3, OptionalLong.of(40));
    }

    @Test
    void ofTwoTheOneThatSawTheMoreErrorsTells() {
        expect(columns(counted(ACCESS_LOG, "/pay", 3, 3), counted(POSTED, "/pay", 4, 4)), 4, OptionalLong.of(4));
        expect(columns(counted(POSTED, "/pay", 4, 4), counted(ACCESS_LOG, "/pay", 3, 3)), 4, OptionalLong.of(4));
    }

    @Test
    void ofEqualsTheFirstInTheOrderOfTheSourcesTells() {
        var log = at(2_000, ACCESS_LOG, 3);
        var counters = at(6_000, METRICS, 3);
        var told = at(1_000, POSTED, 3);
        var lines = at(5_500, APP_LOG, 3);

        expectHalves(3, 0, log, counters);
        expectHalves(3, 0, lines, counters, told, log);
        expectHalves(0, 3, lines, told, counters);
        expectHalves(3, 0, lines, told);
    }

    @Test
    void moreRequestsDoNotOutweighMoreErrorsAndAreToldBesideThem() {
        expect(columns(counted(METRICS, "/pay", 3, 900), counted(POSTED, "/pay", 4, 9)), 4, OptionalLong.of(900));
        expect(columns(counted(METRICS, "/pay", 3, 900), uncounted(POSTED, "/pay", 4)), 4, OptionalLong.of(900));
    }

    @Test
    void requestsThatAreFewerThanTheErrorsAreNotTold() {
        expect(columns(counted(METRICS, "/pay", 3, 3), uncounted(POSTED, "/pay", 4)), 4, OptionalLong.empty());
    }

    @Test
    void whatASourceSawIsAddedUpWhateverTheRoute() {
        expect(
                columns(
                        counted(ACCESS_LOG, "/pay", 2, 10),
                        counted(ACCESS_LOG, "/cart", 2, 20),
                        counted(ACCESS_LOG, "/home", 0, 70),
                        counted(METRICS, "/pay", 3, 50)),
                4,
                OptionalLong.of(100));
    }

    @Test
    void errorLinesOfTheAppsLogCountLikeAnyOtherSource() {
        expect(columns(counted(ACCESS_LOG, "/pay", 3, 40), uncounted(APP_LOG, "/pay", 4)), 4, OptionalLong.of(40));
    }

    private static ErrorColumns columns(ResponseCount... answers) {
        return ErrorTally.of(List.of(answers), ONE_COLUMN);
    }

    private static void expect(ErrorColumns columns, long errors, OptionalLong requests) {
        assertThat(columns.total()).isEqualTo(errors);
        assertThat(columns.requests(0)).isEqualTo(requests);
    }

    /** Two columns of five seconds, so near that what lies in them is told of together. */
    private static void expectHalves(long first, long second, ResponseCount... answers) {
        var columns = ErrorTally.of(List.of(answers), new ColumnGrid(NOON, NOON.plusSeconds(10), 2));

        assertThat(columns.errors(0)).isEqualTo(first);
        assertThat(columns.errors(1)).isEqualTo(second);
    }

    private static ResponseCount at(long millis, ErrorSource source, long errors) {
        var at = NOON.plusMillis(millis);
        return ResponseCounts.anywhere().by(source).at(at).errors(errors);
    }

    private static ResponseCount counted(ErrorSource source, String route, long errors, long requests) {
        return ResponseCounts.on(route).by(source).requests(requests).errors(errors);
    }

    private static ResponseCount uncounted(ErrorSource source, String route, long errors) {
        return ResponseCounts.on(route).by(source).errors(errors);
    }
}
