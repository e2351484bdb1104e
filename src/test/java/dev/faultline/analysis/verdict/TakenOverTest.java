// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static dev.faultline.testing.TimelineBuilder.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.timeline.RunBuilder;
import dev.faultline.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What other instances observed shows how a dependency was, and never clears the way to it from here. */
class TakenOverTest {

    private static final Instant START = at("12:00:00");
    private static final Optional<String> OTHER = Optional.of("shop-2 on node-b");

    @Test
    void whatOnlyOthersReachedMayHaveFailedFromHere() {
        var verdict = judged(observations(Status.UP, slot -> OTHER));

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.INCONCLUSIVE);
        var payments = verdict.dependencies().get(0);
        assertThat(payments.finding()).isEqualTo(Finding.MAY_HAVE_FAILED);
        assertThat(payments.why())
                .isEqualTo("Up, as observed by shop-2 on node-b; this instance's own way to it was not checked.");
    }

    @Test
    void oneOwnLookAmongManyOfOthersDoesNotClearTheRest() {
        var verdict = judged(observations(Status.UP, slot -> slot == 30 ? Optional.empty() : OTHER));

        assertThat(verdict.dependencies().get(0).finding()).isEqualTo(Finding.MAY_HAVE_FAILED);
    }

    @Test
    void ownLooksThatAreCloseEnoughClearIt() {
        var verdict = judged(observations(Status.UP, slot -> slot % 2 == 0 ? Optional.empty() : OTHER));

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.DOES_NOT_COINCIDE);
        assertThat(verdict.dependencies().get(0).finding()).isEqualTo(Finding.CLEARED);
    }

    @Test
    void aFailureThatOthersObservedIsOne() {
        var verdict = judged(observations(Status.DOWN, slot -> OTHER));

        assertThat(verdict.answer()).isEqualTo(VerdictAnswer.COINCIDES);
        assertThat(verdict.dependencies().get(0).why()).contains("observed by shop-2 on node-b");
    }

    private static List<Observation> observations(Status status, IntFunction<Optional<String>> by) {
        return IntStream.range(0, 60)
                .mapToObj(slot -> new Observation(
                        "payments",
                        START.plusSeconds(10L * slot),
                        Duration.ofMillis(20),
                        status,
                        status == Status.UP ? FailureClass.NONE : FailureClass.CONNECT,
                        status == Status.UP ? "" : "connection refused",
                        Map.of(),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(3),
                        by.apply(slot)))
                .toList();
    }

    private static Verdict judged(List<Observation> observations) {
        var window = new JudgedWindow(START.plusSeconds(200), START.plusSeconds(400), Optional.empty());
        var dependency =
                new Dependency("payments", new DependencyKind("http"), true, List.of(), Set.of(), ProbePace.DEFAULT);
        var evidence = new DependencyEvidence(dependency, Timeline.of(RunBuilder.fold(observations)), 20);
        return new Judge().judge(VerdictQuestion.on(window, START.plusSeconds(595)), List.of(evidence), List.of());
    }
}
