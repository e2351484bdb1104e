// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import static dev.faultline.analysis.runbook.ReportSituation.between;
import static dev.faultline.analysis.runbook.ReportSituation.route;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.TimelineBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps 8 and 9: whether it is over, and what to do better. */
class AfterwardsTest {

    private static TimelineBuilder downFromTwo() {
        return timeline("orders-db").upFrom("06:00:00", "13:59:50").downFrom("14:00:00", "14:05:00");
    }

    private static ReportSituation window() {
        return between("14:00:00", "14:05:00");
    }

    @Test
    void whatFailedAndAnswersAgainIsOver() {
        var step = window().with(downFromTwo().upFrom("14:05:10", "14:20:00"))
                .asking(route("pay", "/pay").downAt("14:01:00").upAt("14:06:00"))
                .step(StepName.RE_TEST);

        assertThat(step.state()).isEqualTo(StepState.CLEARED);
        assertThat(step.sentence()).isEqualTo("orders-db and route pay work again (checked 14:06:00 UTC).");
    }

    @Test
    void whatFailsStillIsFound() {
        var step = window().with(downFromTwo().downFrom("14:05:10", "14:20:00")).step(StepName.RE_TEST);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.sentence()).isEqualTo("orders-db still fails: connect trouble.");
    }

    @Test
    void aRouteThatFailsOnlySinceIsFoundToo() {
        var step = window().with(timeline("cache").upFrom("06:00:00", "14:20:00"))
                .asking(route("pay", "/pay").upAt("14:01:00").downAt("14:06:00"))
                .step(StepName.RE_TEST);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.sentence()).startsWith("route pay still fails");
    }

    @Test
    void whatWasNotLookedAtSinceIsUnknown() {
        assertThat(window().with(downFromTwo()).step(StepName.RE_TEST).state()).isEqualTo(StepState.UNKNOWN);
        assertThat(window().step(StepName.RE_TEST).state()).isEqualTo(StepState.NOT_CONFIGURED);
    }

    @Test
    void nothingIsOverWhileErrorsComeIn() {
        var step = window().with(downFromTwo().upFrom("14:05:10", "14:20:00"))
                .open()
                .step(StepName.RE_TEST);

        assertThat(step.state()).isEqualTo(StepState.UNKNOWN);
        assertThat(step.sentence()).startsWith("Errors still come in");
    }

    @Test
    void withoutAnythingConfiguredHygieneNamesEveryKey() {
        var step = window().step(StepName.HYGIENE);

        assertThat(step.state()).isEqualTo(StepState.FOUND);
        assertThat(step.details())
                .anyMatch(why -> why.contains("errors.access-log"))
                .anyMatch(why -> why.contains("errors.app-log"))
                .anyMatch(why -> why.contains("changes.labels"))
                .anyMatch(why -> why.contains("changes.watch"))
                .anyMatch(why -> why.contains("kind env"))
                .anyMatch(why -> why.contains("kind file"))
                .anyMatch(why -> why.contains("under routes"));
    }

    @Test
    void anIntervalTooCoarseForTheWindowIsNamed() {
        var step = between("14:00:00", "14:00:20")
                .with(timeline("orders-db").every("1m").upFrom("06:00:00", "15:00:00"))
                .step(StepName.HYGIENE);

        assertThat(step.details()).anyMatch(why -> why.startsWith("orders-db was checked too seldom"));
    }

    @Test
    void aStarvedProberAndAShortBaselineAreNamed() {
        var step = window().with(timeline("orders-db")
                        .upFrom("13:55:00", "13:59:50")
                        .unknownFrom("14:00:00", "14:00:30")
                        .upFrom("14:00:40", "14:10:00"))
                .step(StepName.HYGIENE);

        assertThat(step.details())
                .anyMatch(why -> why.contains("starved"))
                .anyMatch(why -> why.startsWith("Too little history yet to say how likely chance is"));
    }

    @Test
    void whatKeptADependencyFromBeingCheckedIsSaidAndNoMissingCpu() {
        var step = window().with(timeline("orders-db")
                        .upFrom("13:55:00", "13:59:50")
                        .saying("the password file cannot be read")
                        .unknownFrom("14:00:00", "14:00:30")
                        .upFrom("14:00:40", "14:10:00"))
                .step(StepName.HYGIENE);

        assertThat(step.details())
                .contains("Faultline could not check orders-db near the window: the password file cannot be read.")
                .noneMatch(why -> why.contains("starved"));
    }

    @Test
    void whatKeptSeveralFromBeingCheckedIsSaidOnce() {
        var names = List.of("cache", "mail", "orders-db", "queue", "search", "stock");
        var unchecked = names.stream()
                .map(name -> timeline(name)
                        .saying("no descriptor is left")
                        .unknownFrom("14:00:00", "14:00:30")
                        .upFrom("14:00:40", "14:10:00"))
                .toArray(TimelineBuilder[]::new);

        assertThat(window().with(unchecked).step(StepName.HYGIENE).details())
                .filteredOn(why -> why.contains("no descriptor is left"))
                .containsExactly("Faultline could not check cache, mail, orders-db, queue and 2 others near the"
                        + " window: no descriptor is left.");
    }

    @Test
    void aHistoryThatIsStillShortIsNothingToDo() {
        var step = between("14:00:00", "14:05:00")
                .readingLogs()
                .watchingChanges()
                .with(
                        timeline("orders-db").upFrom("13:50:00", "15:00:00"),
                        timeline("settings").kind("env").upFrom("06:00:00", "15:00:00"),
                        timeline("uploads").kind("file").upFrom("06:00:00", "15:00:00"))
                .asking(
                        ReportSituation.route("home", "/").upFrom("13:50:00", "15:00:00"),
                        ReportSituation.route("pay", "/pay").upFrom("13:50:00", "15:00:00"))
                .step(StepName.HYGIENE);

        assertThat(step.state()).isEqualTo(StepState.CLEARED);
        assertThat(step.sentence()).endsWith("that comes with time, and there is nothing to do.");
    }

    @Test
    void whereAllIsWatchedNothingIsMissing() {
        var step = between("14:00:00", "14:05:00")
                .readingLogs()
                .watchingChanges()
                .with(
                        timeline("orders-db").upFrom("06:00:00", "15:00:00"),
                        timeline("uploads").kind("file").upFrom("06:00:00", "15:00:00"),
                        timeline("settings").kind("env").upFrom("06:00:00", "15:00:00"))
                .asking(
                        route("pay", "/pay").upFrom("13:00:00", "15:00:00"),
                        route("home", "/").upFrom("13:00:00", "15:00:00"))
                .step(StepName.HYGIENE);

        assertThat(step.state()).as(step.details().toString()).isEqualTo(StepState.CLEARED);
    }
}
