// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import static dev.faultline.analysis.runbook.ReportSituation.between;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.verdict.TextDetail;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.RequestDurations;
import dev.faultline.errors.SourceReading.ReadingAspect;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteStepTest {

    @Test
    void theRoutesThatFailedAreToldWithHowOftenAndFromWhenToWhen() {
        var step = between("14:00:00", "14:05:00")
                .counting()
                .answered(ErrorSource.ACCESS_LOG, "/pay", "14:00:02", "14:00:02", 10, 4)
                .answered(ErrorSource.ACCESS_LOG, "/pay", "14:04:09", "14:04:09", 10, 6)
                .answered(ErrorSource.ACCESS_LOG, "/cart", "14:01:00", "14:01:00", 50, 1)
                .answered(ErrorSource.ACCESS_LOG, "/home", "14:01:00", "14:01:00", 50, 0)
                .step(StepName.ROUTE);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.sentence())
                .isEqualTo("11 of 70 requests to /pay and /cart failed with a 5xx, 14:00:02–14:04:09 UTC.");
        assertThat(step.details())
                .containsExactly(
                        "/pay: 10 of 20 requests failed with a 5xx, 14:00:02–14:04:09 UTC",
                        "/cart: 1 of 50 requests failed with a 5xx, at 14:01:00 UTC");
    }

    @Test
    void theStatusIsToldWithWhatItUsuallyMeans() {
        var step = between("14:00:00", "14:05:00")
                .counting()
                .failedWith(500, "/checkout", "14:00:02", "14:00:17.999", 30, 30)
                .failedWith(500, "/orders", "14:00:04", "14:00:05", 12, 12)
                .step(StepName.ROUTE);

        assertThat(step.sentence())
                .isEqualTo("All 42 requests to /checkout and /orders failed with 500, 14:00:02–14:00:18 UTC.");
        assertThat(step.details())
                .containsExactly(
                        "/checkout: all 30 requests failed with 500, 14:00:02–14:00:18 UTC",
                        "/orders: all 12 requests failed with 500, 14:00:04–14:00:05 UTC",
                        "500 usually means: the app itself failed.");
        assertThat(step.evidence().values()).containsEntry("statuses", Map.of("500", 42L));
    }

    @Test
    void statusesOfSeveralKindsAreToldApart() {
        var step = between("14:00:00", "14:05:00")
                .counting()
                .failedWith(502, "/pay", "14:00:02", "14:00:02", 3, 2)
                .failedWith(504, "/pay", "14:00:04", "14:00:04", 40, 30)
                .answered(ErrorSource.ACCESS_LOG, "/pay", "14:00:05", "14:00:05", 1, 1)
                .step(StepName.ROUTE);

        assertThat(step.sentence())
                .isEqualTo(
                        "33 of 44 requests to /pay failed with 502 (twice), 504 (30 times) and an unknown 5xx (once),"
                                + " 14:00:02–14:00:05 UTC.");
        assertThat(step.details())
                .containsExactly(
                        "502 usually means: the gateway could not reach the app or got no valid response: check whether"
                                + " the app runs and listens.",
                        "504 usually means: the gateway waited for the app in vain: check what the app waits for.");
    }

    @Test
    void howLongTheFailingRequestsHadRunIsToldByTheSlowAndTheQuickApart() {
        var step = between("14:00:00", "14:05:00")
                .counting()
                .took(new RequestDurations(4, 80, 12, 360_000), "/pay", "14:00:02")
                .step(StepName.ROUTE);

        assertThat(step.details()).contains("12 of the failing requests had run for 30 s, 4 for 20 ms.");
    }

    @Test
    void linesThatOurOwnChecksBroughtAboutAreEstimated() {
        var step = between("14:00:00", "14:05:00")
                .counting()
                .asking(ReportSituation.route("checkout", "/checkout")
                        .every("10s")
                        .downFrom("14:00:00", "14:02:30"))
                .failedWith(500, "/checkout", "14:00:02", "14:02:17", 21, 21)
                .wrote(38, "no route to host", "")
                .step(StepName.ROUTE);

        assertThat(step.sentence())
                .isEqualTo("All 21 requests to /checkout failed with 500, 14:00:02–14:02:17 UTC. The app logged 38"
                        + " errors (about 16 by Faultline's own requests): no route to host.");
    }

    @Test
    void linesThatWereNotUnderstoodMakeItUnknownWhetherRequestsFailed() {
        var step = between("14:00:00", "14:05:00")
                .counting()
                .answered(ErrorSource.ACCESS_LOG, "/pay", "14:00:02", "14:00:02", 41, 0)
                .understood(ErrorSource.ACCESS_LOG, ReadingAspect.LINES, 100, 59)
                .step(StepName.ROUTE);

        assertThat(step.state()).isEqualTo(StepState.UNKNOWN);
        assertThat(step.sentence())
                .isEqualTo("No 5xx was found, but that proves nothing: 59 % of the access log's lines (59 of 100) could"
                        + " not be read.");
    }

    @Test
    void theShortReportSaysWhatEachStatusMeans() {
        var report = between("14:00:00", "14:05:00")
                .counting()
                .failedWith(500, "/pay", "14:00:02", "14:02:17", 21, 21)
                .failedWith(502, "/pay", "14:00:02", "14:02:17", 5, 5)
                .failedWith(504, "/cart", "14:00:02", "14:02:17", 7, 7)
                .report();

        assertThat(ReportText.plain(report, List.of(), TextDetail.SHORT))
                .contains("500 usually means", "502 usually means", "504 usually means");
    }

    @Test
    void ofTwoSourcesThatWereNotUnderstoodEachIsSaidOnce() {
        var step = between("14:00:00", "14:05:00")
                .readingLogs()
                .understood(ErrorSource.ACCESS_LOG, ReadingAspect.LINES, 100, 59)
                .understood(ErrorSource.APP_LOG, ReadingAspect.LEVELS, 40, 40)
                .step(StepName.ROUTE);

        assertThat(step.state()).isEqualTo(StepState.UNKNOWN);
        assertThat(step.sentence()).contains("59 % of the access log's lines");
        assertThat(step.brief())
                .containsExactly(
                        "None of the app log's 40 entries shows a level, so errors cannot be recognized in it.");
    }

    @Test
    void aFewStrangeLinesAmongManyAreNoTrouble() {
        var step = between("14:00:00", "14:05:00")
                .counting()
                .answered(ErrorSource.ACCESS_LOG, "/pay", "14:00:02", "14:00:02", 41, 0)
                .understood(ErrorSource.ACCESS_LOG, ReadingAspect.LINES, 1_000, 9)
                .step(StepName.ROUTE);

        assertThat(step.state()).isEqualTo(StepState.CLEARED);
        assertThat(step.sentence()).isEqualTo("No 5xx among 41 requests in this window. Did you mean another time?");
    }

    @Test
    void anAppLogWithoutLevelsIsNoEvidenceOfHealthAndOneWithLevelsIs() {
        var mute = between("14:00:00", "14:05:00")
                .readingOnlyTheAppLog()
                .understood(ErrorSource.APP_LOG, ReadingAspect.LEVELS, 40, 40);
        var talking = between("14:00:00", "14:05:00")
                .readingOnlyTheAppLog()
                .understood(ErrorSource.APP_LOG, ReadingAspect.LEVELS, 40, 3);

        assertThat(mute.step(StepName.ROUTE).state()).isEqualTo(StepState.UNKNOWN);
        assertThat(talking.step(StepName.ROUTE).state()).isEqualTo(StepState.CLEARED);
        assertThat(talking.step(StepName.ROUTE).sentence())
                .isEqualTo("The app logged no error in the window, among 37 entries (its responses are not counted).");
    }

    @Test
    void whatMendsAnUnreadSourceIsToldAsMissing() {
        var step = between("14:00:00", "14:05:00")
                .scraping()
                .understood(ErrorSource.METRICS, ReadingAspect.PROCESSES, 60, 31)
                .step(StepName.HYGIENE);

        assertThat(step.details())
                .contains(
                        "Several processes answer the app's metrics in turn (31 changes in 60 readings), so nothing is"
                                + " counted from them. Point errors.metrics.url to an endpoint that adds up all processes, or"
                                + " read the access log (errors.access-log).");
    }

    @Test
    void twoSourcesOfTheSameErrorsAreNotAddedUp() {
        var step = between("14:00:00", "14:05:00")
                .counting()
                .answered(ErrorSource.METRICS, "/pay", "14:00:00", "14:00:05", 20, 7)
                .answered(ErrorSource.ACCESS_LOG, "/pay", "14:00:02", "14:00:02", 20, 8)
                .step(StepName.ROUTE);

        assertThat(step.evidence().values())
                .containsEntry("source", "access-log")
                .containsEntry("errors", 8L);
    }

    @Test
    void whatTheAppWroteIsToldWithTheDependencyItSpeaksOf() {
        var step = between("14:00:00", "14:05:00")
                .wrote(40, "PSQLException: connection refused", "orders-db")
                .wrote(2, "NullPointerException", "")
                .step(StepName.ROUTE);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.sentence())
                .isEqualTo("The app logged 42 errors (its responses are not counted), mostly: PSQLException: connection"
                        + " refused (this is orders-db).");
        assertThat(step.details()).hasSize(2);
    }

    @Test
    void withoutAnErrorTheStepSaysWhetherAnybodyWasLooking() {
        var quiet = between("14:00:00", "14:05:00").counting();

        assertThat(between("14:00:00", "14:05:00").step(StepName.ROUTE).state()).isEqualTo(StepState.NOT_CONFIGURED);
        assertThat(quiet.step(StepName.ROUTE).state()).isEqualTo(StepState.UNKNOWN);
        assertThat(quiet.answered(ErrorSource.ACCESS_LOG, "/pay", "14:00:02", "14:00:02", 10, 0)
                        .step(StepName.ROUTE)
                        .state())
                .isEqualTo(StepState.CLEARED);
    }

    @Test
    void onlyTheRouteThatWasAskedForCounts() {
        var step = ReportSituation.on("/pay", "14:00:00", "14:05:00")
                .counting()
                .answered(ErrorSource.ACCESS_LOG, "/pay", "14:00:02", "14:00:02", 10, 4)
                .answered(ErrorSource.ACCESS_LOG, "/cart", "14:00:02", "14:00:02", 10, 9)
                .step(StepName.ROUTE);

        assertThat(step.evidence().values()).containsEntry("errors", 4L);
    }

    @Test
    void linesThatSayTheSameAreToldApartByWhereTheyCameFrom() {
        var step = between("14:00:00", "14:05:00")
                .wrote(9, "it is null", "", "Shop.total", "Shop.cart")
                .wrote(8, "it is null", "", "Shop.total", "Shop.checkout")
                .wrote(7, "no room", "", "Shop.upload", "Shop.handle")
                .step(StepName.ROUTE);

        assertThat(step.details())
                .containsExactly(
                        "9 × \"it is null\" in Shop.total of Shop.cart",
                        "8 × \"it is null\" in Shop.total of Shop.checkout",
                        "7 × \"no room\" in Shop.upload");
    }
}
