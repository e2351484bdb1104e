// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import static dev.faultline.testing.TimelineBuilder.at;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.runbook.RunbookStep;
import dev.faultline.analysis.runbook.StepName;
import dev.faultline.analysis.runbook.StepState;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.dependency.Dependency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dependency that is up, and far slower than at that time of day before. */
class SlowerResponsesTest {

    private static final Instant FROM = at("14:00:00");
    private static final Instant TO = at("14:02:00");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration USUAL = Duration.ofMillis(3);
    private static final Duration SLOW = Duration.ofMillis(48);

    private static final String SENTENCE =
            "orders-db was up, but took longer to respond than usual: 48 ms (median of 24"
                    + " checks), against 3 ms in 21 similar windows at this time of day before; none of them was as slow.";

    private final IncidentScene scene = new IncidentScene()
            .answered("/orders", "13:30:00", "13:59:59", true)
            .answered("/orders", "14:00:00", "14:01:59", false);

    private static Dependency database(String name) {
        return timeline(name).kind("postgresql").every("5s").dependency();
    }

    /** Seven days of three hours each, and the last one's window. */
    private void history(Dependency dependency, Duration before, Duration after, Duration inWindow) {
        for (var day = 1; day < 8; day++) {
            var start = FROM.minus(Duration.ofDays(day));
            scene.responded(dependency, start.minus(HOUR.multipliedBy(2)), start, before);
            scene.responded(dependency, start, start.plus(HOUR.multipliedBy(2)), after);
        }
        scene.responded(dependency, FROM.minus(HOUR), FROM, before);
        scene.responded(dependency, FROM, TO, inWindow);
        scene.responded(dependency, TO, TO.plus(HOUR), after);
    }

    private List<String> notes() {
        return scene.verdict("14:00:00", "14:02:00").notes();
    }

    @Test
    void isToldInVerdictAndReportAndIsNoCause() {
        history(database("orders-db"), USUAL, USUAL, SLOW);
        history(database("stock-db"), USUAL, USUAL, USUAL);

        var verdict = scene.verdict("14:00:00", "14:02:00");
        var step = scene.report("14:00:00", "14:02:00").step(StepName.DOWNSTREAM);

        assertThat(verdict.notes()).contains(SENTENCE);
        assertThat(verdict.notes()).noneMatch(each -> each.contains("stock-db"));
        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.DOES_NOT_COINCIDE);
        assertThat(verdict.summary()).doesNotContain("than usual");
        assertThat(step.state()).isEqualTo(StepState.CLEARED);
        assertThat(details(step)).contains(SENTENCE);
    }

    private static List<String> details(RunbookStep step) {
        return step.details();
    }

    @Test
    void whatIsSlowAtThatTimeOnEveryDayIsUsual() {
        history(database("orders-db"), USUAL, SLOW, SLOW);

        assertThat(notes()).noneMatch(each -> each.contains("than usual"));
    }

    @Test
    void withoutAPastNothingIsTold() {
        var young = database("orders-db");
        scene.responded(young, FROM.minus(HOUR.multipliedBy(3)), FROM, USUAL).responded(young, FROM, TO, SLOW);

        assertThat(notes()).noneMatch(each -> each.contains("than usual"));
    }

    @Test
    void otherIncidentsAreNoUsualTime() {
        history(database("orders-db"), USUAL, USUAL, SLOW);
        scene.incident("13:59:59", "14:02:00");
        for (var day = 1; day < 8; day++) {
            var start = FROM.minus(Duration.ofDays(day));
            scene.incident(start, start.plusSeconds(60));
        }

        assertThat(notes()).noneMatch(each -> each.contains("similar windows at this time"));
    }

    @Test
    void whereManyAreSlowAtOnceThePodIsToBeCheckedFirst() {
        for (var name : List.of("orders-db", "stock-db", "users-db")) {
            history(database(name), USUAL, USUAL, SLOW);
        }

        assertThat(notes())
                .contains("3 dependencies took longer to respond than usual at the same time."
                        + " First check the pod's CPU, its network and the node.");
    }
}
