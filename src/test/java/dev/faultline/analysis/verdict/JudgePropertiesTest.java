// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.ProbePace;
import dev.faultline.errors.ErrorSample;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.testing.RandomHistory;
import dev.faultline.timeline.RunBuilder;
import dev.faultline.timeline.SegmentState;
import dev.faultline.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds of every verdict, on random histories. */
class JudgePropertiesTest {

    private static final int LENGTH = 420;

    @Test
    void nothingIsClearedWhileAFailingObservationLiesInTheWindow() {
        var failing = 0;
        for (var seed = 0; seed < 4_000; seed++) {
            var random = new SplittableRandom(seed);
            var seen = seed % 2 == 0 ? RandomHistory.of(random, LENGTH) : RandomHistory.overlapping(random, LENGTH);
            var question = question(random, seed % 3 == 0);
            var lies = seen.stream().anyMatch(each -> isInside(question.window(), each));

            var finding = judge(question, seen).dependencies().get(0).finding();

            if (lies) {
                failing++;
                assertThat(finding)
                        .as("seed %d", seed)
                        .isIn(Finding.FAILED, Finding.DEGRADED, Finding.FAILED_BUT_UNRELATED, Finding.MAY_HAVE_FAILED);
            }
        }
        assertThat(failing).isGreaterThan(1_000);
    }

    private static boolean isInside(JudgedWindow window, Observation each) {
        return each.status().isFailing()
                && !each.startedAt().isBefore(window.from())
                && !each.endedAt().isAfter(window.to());
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        for (var seed = 0; seed < 500; seed++) {
            var random = new SplittableRandom(seed);
            var seen = RandomHistory.overlapping(random, LENGTH);
            var question = question(random, seed % 2 == 0);
            var shuffled = new ArrayList<>(seen);

            Collections.shuffle(shuffled, new Random(seed));

            assertThat(judge(question, shuffled)).as("seed %d", seed).isEqualTo(judge(question, seen));
        }
    }

    @Test
    void shiftingEverythingInTimeChangesNothing() {
        var shift = Duration.ofDays(20_000).plusMillis(7);
        for (var seed = 0; seed < 1_000; seed++) {
            var random = new SplittableRandom(seed);
            var seen = RandomHistory.of(random, LENGTH);
            var question = question(random, seed % 2 == 0);

            var verdict = judge(question, seen);
            var shifted = judge(
                    shifted(question, shift),
                    seen.stream().map(each -> shifted(each, shift)).toList());

            var one = verdict.dependencies().get(0);
            var other = shifted.dependencies().get(0);
            assertThat(shifted.answer()).as("seed %d", seed).isEqualTo(verdict.answer());
            assertThat(other.finding()).isEqualTo(one.finding());
            assertThat(other.lag()).isEqualTo(one.lag());
            assertThat(other.certain()).isEqualTo(one.certain());
            assertThat(other.possible()).isEqualTo(one.possible());
            assertThat(other.explained()).isEqualTo(one.explained(), within(1e-9));
            assertThat(other.coverage()).isEqualTo(one.coverage(), within(1e-9));
            assertThat(other.resolution()).isEqualTo(one.resolution());
            assertThat(other.chance().isPresent()).isEqualTo(one.chance().isPresent());
            assertThat(other.chance().orElse(0)).isEqualTo(one.chance().orElse(0), within(1e-6));
            assertThat(other.score().total()).isEqualTo(one.score().total(), within(1e-6));
            assertThat(other.episodes()).hasSameSizeAs(one.episodes());
        }
    }

    /** The dependency changes no more often than it is looked at, so that the coarse look is never wrong. */
    @Test
    void moreObservationsNeverTurnCertainIntoUncertain() {
        for (var seed = 0; seed < 1_000; seed++) {
            var random = new SplittableRandom(seed);
            var truth = new boolean[LENGTH];
            var down = random.nextBoolean();
            for (var t = 0; t < LENGTH; ) {
                for (var until = t + random.nextInt(13, 80); t < Math.min(until, LENGTH); t++) {
                    truth[t] = down;
                }
                down = !down;
            }
            var fine = new ArrayList<Observation>();
            var coarse = new ArrayList<Observation>();
            var next = 0;
            for (var t = 0; t < LENGTH; t++) {
                if (t == next || random.nextInt(3) == 0) {
                    var seen = RandomHistory.observation(t, 0, truth[t] ? Status.DOWN : Status.UP);
                    fine.add(seen);
                    if (t == next) {
                        coarse.add(seen);
                        next += random.nextInt(1, 13);
                    }
                }
            }

            var before = Timeline.of(RunBuilder.fold(coarse));
            var after = Timeline.of(RunBuilder.fold(fine));

            for (var t = 0; t < LENGTH; t++) {
                var known = state(before, t);
                if (known == SegmentState.UP || known == SegmentState.DOWN) {
                    assertThat(state(after, t)).as("seed %d at %d", seed, t).isEqualTo(known);
                }
                var from = Instant.ofEpochMilli(t);
                if (before.certainFailure(from, from.plusMillis(5)).isPresent()) {
                    assertThat(after.certainFailure(from, from.plusMillis(5)))
                            .as("seed %d at %d", seed, t)
                            .isPresent();
                }
            }
        }
    }

    private static SegmentState state(Timeline timeline, long t) {
        return timeline.segments(Instant.ofEpochMilli(t), Instant.ofEpochMilli(t + 1))
                .get(0)
                .state();
    }

    private static VerdictQuestion question(SplittableRandom random, boolean withErrors) {
        var from = random.nextInt(100, LENGTH - 40);
        var to = from + random.nextInt(1, 60);
        var errors = new ArrayList<ErrorSample>();
        for (var i = withErrors ? random.nextInt(1, 8) : 0; i > 0; i--) {
            errors.add(new ErrorSample(
                    Instant.ofEpochMilli(random.nextInt(from, to + 1)), random.nextInt(1, 9), Optional.empty(), ""));
        }
        return new VerdictQuestion(
                new JudgedWindow(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), Optional.empty()),
                errors,
                Duration.ofMillis(random.nextInt(0, 3)),
                Duration.ofMillis(random.nextInt(0, 30)),
                Optional.of(Duration.ofMillis(400)),
                Instant.ofEpochMilli(to + random.nextInt(0, 60)));
    }

    private static Verdict judge(VerdictQuestion question, List<Observation> seen) {
        var dependency = Dependency.external("db", ProbePace.DEFAULT);
        var window = question.window();
        var known = seen.stream()
                .filter(each -> !each.startedAt().isAfter(question.now()))
                .toList();
        var inside = known.stream()
                .filter(each -> !each.startedAt().isBefore(window.from())
                        && each.startedAt().isBefore(window.to()))
                .count();
        return new Judge()
                .judge(
                        question,
                        List.of(new DependencyEvidence(dependency, Timeline.of(RunBuilder.fold(known)), inside)),
                        List.of());
    }

    private static VerdictQuestion shifted(VerdictQuestion question, Duration shift) {
        var window = question.window();
        return new VerdictQuestion(
                new JudgedWindow(window.from().plus(shift), window.to().plus(shift), window.route()),
                question.errors().stream()
                        .map(each -> new ErrorSample(each.at().plus(shift), each.count(), each.route(), each.message()))
                        .toList(),
                question.tolerance(),
                question.maxLag(),
                question.baseline(),
                question.now().plus(shift));
    }

    private static Observation shifted(Observation each, Duration shift) {
        return new Observation(
                each.dependency(),
                each.startedAt().plus(shift),
                each.duration(),
                each.status(),
                each.failure(),
                each.message(),
                each.phases(),
                each.interval(),
                each.timeout());
    }
}
