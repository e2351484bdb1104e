// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.analysis.verdict.SlowPattern.TimedError;
import dev.faultline.errors.ErrorSample;
import dev.faultline.testing.RandomHistory;
import dev.faultline.testing.SlowTimeline;
import dev.faultline.timeline.RunBuilder;
import dev.faultline.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What is explained, at which lag, and with which chance, against adding up and trying everything. */
class PatternTwinTest {

    private static final int LENGTH = 420;

    private enum Errors {
        NONE,
        FOLLOWING,
        TIMED,
        BOTH
    }

    private record Case(long seed, Timeline timeline, SlowTimeline slow, VerdictQuestion question) {

        static Case of(long seed, Errors kind) {
            var random = new SplittableRandom(seed);
            var seen = RandomHistory.of(random, LENGTH);
            var from = random.nextInt(250, 380);
            var to = from + random.nextInt(1, 20);
            var errors = new ArrayList<ErrorSample>();
            for (var i = random.nextInt(1, 12); kind != Errors.NONE && i > 0; i--) {
                var timed = kind == Errors.TIMED || kind == Errors.BOTH && random.nextBoolean();
                errors.add(new ErrorSample(
                        Instant.ofEpochMilli(random.nextInt(from - 1, to + 2)),
                        random.nextInt(1, 5),
                        Optional.empty(),
                        "",
                        timed ? Optional.of(Duration.ofMillis(random.nextInt(30))) : Optional.empty()));
            }
            var others = new ArrayList<JudgedWindow>();
            for (var i = random.nextInt(3); i > 0; i--) {
                var start = random.nextInt(10, 240);
                others.add(new JudgedWindow(
                        Instant.ofEpochMilli(start),
                        Instant.ofEpochMilli(start + random.nextInt(1, 12)),
                        Optional.empty()));
            }
            return new Case(
                    seed,
                    Timeline.of(RunBuilder.fold(seen)),
                    new SlowTimeline(seen),
                    new VerdictQuestion(
                            new JudgedWindow(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), Optional.empty()),
                            errors,
                            Duration.ofMillis(1),
                            Duration.ofMillis(random.nextInt(0, 30)),
                            Optional.of(Duration.ofMillis(from)),
                            Instant.ofEpochMilli(LENGTH * 2),
                            others));
        }

        JudgingContext context() {
            return JudgingContext.of(question);
        }

        VerdictQuestion questionWithLag(int maxLag) {
            return new VerdictQuestion(
                    question.window(),
                    question.errors(),
                    question.tolerance(),
                    Duration.ofMillis(maxLag),
                    question.baseline(),
                    question.now(),
                    question.others());
        }

        long maxLag() {
            return question.maxLag().toMillis();
        }

        long before() {
            return question.errors().stream()
                    .mapToLong(error -> error.duration().orElse(Duration.ZERO).toMillis())
                    .reduce(maxLag(), Math::max);
        }

        SlowPattern slowPattern(DoubleUnaryOperator function) {
            var followed = new TreeMap<Long, Long>();
            var spans = new ArrayList<TimedError>();
            for (var error : context().errors()) {
                var at = error.at().toEpochMilli();
                error.duration()
                        .ifPresentOrElse(
                                duration -> spans.add(new TimedError(at, error.count(), duration.toMillis())),
                                () -> followed.merge(at, error.count(), Long::sum));
            }
            var window = question.window();
            return new SlowPattern(
                    window.from().toEpochMilli(), window.to().toEpochMilli(), followed, spans, 1, function);
        }
    }

    @Test
    void theBestLagIsTheBestOfAllLags() {
        for (var kind : Errors.values()) {
            for (var seed = 0; seed < 1_000; seed++) {
                var each = Case.of(seed, kind);
                var slow = each.slowPattern(each.slow()::likelihoodAt).bestLag(each.maxLag());

                var lag = each.context().pattern().bestLag(each.timeline().likelihood(), each.maxLag());

                assertThat(lag.mean()).as("explained, %s %s", kind, each).isEqualTo(slow.mean(), within(2e-8));
                assertThat(lag.millis()).as("lag, %s %s", kind, each).isEqualTo(slow.millis());
                assertThat(lag.worth()).as("worth, %s %s", kind, each).isEqualTo(slow.worth(), within(2e-8));
            }
        }
    }

    @Test
    void theLargestUncertaintyIsThatOfAllLags() {
        for (var kind : List.of(Errors.NONE, Errors.FOLLOWING, Errors.BOTH)) {
            for (var seed = 0; seed < 500; seed++) {
                var each = Case.of(seed, kind);
                var slow = each.slowPattern(each.slow()::uncertainAt).largest(each.maxLag());

                var uncertain = each.timeline().uncertain(Instant.ofEpochMilli(0), Instant.ofEpochMilli(LENGTH + 50));
                var largest = each.context().pattern().largest(uncertain, each.maxLag());

                assertThat(largest).as("%s %s", kind, each).isEqualTo(slow, within(2e-9));
            }
        }
    }

    @Test
    void whatIsPossibleIsWhatIsCertainOrUncertain() {
        for (var kind : Errors.values()) {
            for (var seed = 0; seed < 500; seed++) {
                var each = Case.of(seed, kind);
                var lag = each.maxLag() / 2;
                var slow = each.slowPattern(
                                t -> each.slow().certainAt(t) + each.slow().uncertainAt(t))
                        .mean(lag);

                var certain = each.timeline().certain(Instant.ofEpochMilli(0), Instant.ofEpochMilli(LENGTH + 50));
                var uncertain = each.timeline().uncertain(Instant.ofEpochMilli(0), Instant.ofEpochMilli(LENGTH + 50));

                assertThat(each.context().pattern().meanOfEither(certain, uncertain, lag))
                        .as("%s %s", kind, each)
                        .isEqualTo(slow, within(2e-9));
            }
        }
    }

    @Test
    void thePositionsThatCountAreThoseWatchedCloselyAwayFromErrors() {
        for (var seed = 0; seed < 1_000; seed++) {
            var each = Case.of(seed, Errors.values()[seed % 4]);
            var grid = new BaselineGrid(each.context());
            var window = each.question().window();
            var pattern = new SlowPattern(
                    window.from().toEpochMilli(),
                    window.to().toEpochMilli(),
                    new TreeMap<>(),
                    List.of(),
                    1,
                    each.slow()::observedAt);

            var observed = positions(grid.observed(each.timeline().observed()));

            for (var i = 0; i < grid.positions(); i++) {
                var shift = grid.shift(i);
                var counts = pattern.mean(-shift) >= 0.95 - 1e-9
                        && each.question().others().stream().noneMatch(other -> touches(each, other, shift));
                assertThat(observed.get(i)).as("position %d of %s", i, each).isEqualTo(counts);
            }
            assertThat(observed.length()).isLessThanOrEqualTo(grid.positions());
            assertThat(grid.positions())
                    .isEqualTo(Math.max(pattern.from() - (pattern.to() - pattern.from()) - each.before(), 0));
        }
    }

    @Test
    void onACoarseGridThePositionsThatCountAreThoseWatchedClosely() {
        var missed = 0;
        for (var seed = 0; seed < 2_000; seed++) {
            var each = Case.of(seed, Errors.values()[seed % 4]);
            var curve = each.timeline().observed();
            var random = new SplittableRandom(seed);
            var start = each.context().from() - random.nextInt(400);
            var length = 1 + random.nextInt(120);
            var step = 1 + random.nextInt(9);
            var most = random.nextInt(length);

            var found = positions(WatchedPositions.missed(curve, start, length, step, 60, most));

            for (var i = 0; i < 60; i++) {
                var at = start + (long) i * step;
                assertThat(found.get(i))
                        .as("position %d of %s", i, each)
                        .isEqualTo(length - curve.integral(at, at + length) > most);
            }
            missed += found.cardinality();
        }
        assertThat(missed).isBetween(10_000, 110_000);
    }

    private static boolean touches(Case each, JudgedWindow other, long shift) {
        var window = each.question().window();
        return window.to().toEpochMilli() + shift >= other.from().toEpochMilli() - each.maxLag()
                && window.from().toEpochMilli() + shift <= other.to().toEpochMilli() + each.maxLag();
    }

    @Test
    void thePositionsThatReachALevelAreThoseAtWhichSomeLagDoes() {
        var reached = 0;
        for (var kind : List.of(Errors.NONE, Errors.FOLLOWING)) {
            for (var seed = 0; seed < 300; seed++) {
                reached += assertReaching(Case.of(seed, kind));
            }
        }
        assertThat(reached).isGreaterThan(3_000);
    }

    @Test
    void thePositionsOfOneLevelAreThoseOfManyLevels() {
        var reached = 0;
        for (var kind : Errors.values()) {
            for (var seed = 0; seed < 1_500; seed++) {
                var each = Case.of(seed, kind);
                var random = new SplittableRandom(seed);
                // A grid of several milliseconds: what is reached between two positions is reached nowhere.
                var context = JudgingContext.of(each.questionWithLag(random.nextInt(1, 200)));
                var grid = new BaselineGrid(context);
                var pattern = new GridPattern(grid, context.pattern());
                var curve = each.timeline().likelihood();
                var here = context.pattern().bestLag(curve, context.maxLag()).mean();
                var level = switch (seed % 3) {
                    case 0 -> 1;
                    case 1 -> Math.max(here, 0.02);
                    default -> 0.02 + random.nextDouble();
                };

                var positions = LevelPositions.of(grid, pattern, curve, level);

                assertThat(positions(positions))
                        .as("%s %s", kind, each)
                        .isEqualTo(positions(new ReachingPositions(grid, pattern, curve, level).reaching(level)));
                reached += positions.count();
            }
        }
        assertThat(reached).isGreaterThan(10_000);
    }

    private static BitSet positions(PositionSpans spans) {
        var positions = new BitSet();
        for (var span = 0; span < spans.spans(); span++) {
            positions.set(spans.begin(span), spans.end(span));
        }
        return positions;
    }

    private static int assertReaching(Case each) {
        var grid = new BaselineGrid(each.context());
        var slow = each.slowPattern(each.slow()::likelihoodAt);
        var random = new SplittableRandom(each.seed());
        // Between what can be: the means of errors are fractions, and may be hit exactly.
        var levels = new double[] {0.02 + random.nextDouble() / 2, 0.5 + random.nextDouble() / 2};

        var positions = new ReachingPositions(
                grid,
                new GridPattern(grid, each.context().pattern()),
                each.timeline().likelihood(),
                Math.min(levels[0], levels[1]));
        var reached = List.of(positions(positions.reaching(levels[0])), positions(positions.reaching(levels[1])));

        var found = 0;
        for (var i = 0; i < grid.positions(); i++) {
            var cell = each.question().errors().isEmpty() ? 0 : 1;
            var most = cell == 0
                    ? slow.shifted(grid.shift(i)).largest(each.maxLag())
                    : slowInCells(each, slow, grid.shift(i));
            for (var level = 0; level < levels.length; level++) {
                if (Math.abs(most - levels[level]) > 1e-6) {
                    assertThat(reached.get(level).get(i))
                            .as("%s at position %d, of %f, level %f", each, i, most, levels[level])
                            .isEqualTo(most > levels[level]);
                }
                found += reached.get(level).get(i) ? 1 : 0;
            }
        }
        return found;
    }

    /** An error is taken to be somewhere in its cell, which is one millisecond here. */
    private static double slowInCells(Case each, SlowPattern slow, long shift) {
        DoubleUnaryOperator inCell = t -> each.slow().likelihoodAt(t + 0.5);
        return new SlowPattern(slow.from(), slow.to(), slow.followed(), slow.spans(), 1, inCell)
                .shifted(shift)
                .largest(each.maxLag());
    }
}
