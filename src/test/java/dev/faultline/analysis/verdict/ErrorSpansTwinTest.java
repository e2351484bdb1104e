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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What errors with spans have explained at the positions of a grid, against looking at each span alone at each position. */
class ErrorSpansTwinTest {

    private static final int LENGTH = 420;
    private static final int TOLERANCE = 1;

    @Test
    void aPositionExplainsWhatTheSpansOfItsErrorsDo() {
        var explaining = 0;
        for (var seed = 0; seed < 1_000; seed++) {
            var random = new SplittableRandom(seed);
            var seen = RandomHistory.of(random, LENGTH);
            var slow = new SlowTimeline(seen);
            var errors = errors(random);
            // Steps of one to six milliseconds.
            var context = JudgingContext.of(question(errors, random.nextInt(0, 200)));
            var grid = new BaselineGrid(context);
            if (grid.positions() == 0) {
                continue;
            }

            var explained = new GridPattern(grid, context.pattern())
                    .explained(Timeline.of(RunBuilder.fold(seen)).likelihood(), 0, grid.positions() - 1);

            for (var i = 0; i < explained.length; i++) {
                assertThat(explained[i])
                        .as("position %d of seed %d", i, seed)
                        .isEqualTo(explainedAt(grid, i, errors, slow), within(1e-6));
                explaining += explained[i] > 0 ? 1 : 0;
            }
        }
        assertThat(explaining).isGreaterThan(10_000);
    }

    private static double explainedAt(BaselineGrid grid, int position, List<ErrorSample> errors, SlowTimeline slow) {
        var start = errors.get(0).at().toEpochMilli();
        var total = errors.stream().mapToLong(ErrorSample::count).sum();
        var sum = 0.0;
        for (var error : errors) {
            var cell = Math.floorDiv(error.at().toEpochMilli() - start, grid.step());
            var ahead = Math.round((double) TOLERANCE / grid.step());
            var back = powerOfTwo(
                    Math.round((double) (error.duration().orElseThrow().toMillis() + TOLERANCE) / grid.step()));
            var from = start + grid.shift(position) + (cell - back) * grid.step();
            var to = start + grid.shift(position) + (cell + ahead + 1) * grid.step();
            sum += (double) error.count()
                    / total
                    * new SlowPattern(
                                    from,
                                    to,
                                    Collections.emptySortedMap(),
                                    List.of(new TimedError(to, 1, to - from)),
                                    0,
                                    slow::likelihoodAt)
                            .mean(0);
        }
        return sum;
    }

    /** The grid takes spans to be of so many lengths only. */
    private static long powerOfTwo(long steps) {
        var power = 1L;
        while (power < steps) {
            power *= 2;
        }
        return Math.min(steps, 1) == 0 ? 0 : power;
    }

    private static List<ErrorSample> errors(SplittableRandom random) {
        var errors = new ArrayList<ErrorSample>();
        for (var i = random.nextInt(1, 8); i > 0; i--) {
            errors.add(new ErrorSample(
                    Instant.ofEpochMilli(random.nextInt(300, 340)),
                    random.nextInt(1, 5),
                    Optional.empty(),
                    "",
                    Optional.of(Duration.ofMillis(random.nextInt(30)))));
        }
        errors.sort(Comparator.comparing(ErrorSample::at));
        return errors;
    }

    private static VerdictQuestion question(List<ErrorSample> errors, int maxLag) {
        return new VerdictQuestion(
                new JudgedWindow(Instant.ofEpochMilli(300), Instant.ofEpochMilli(340), Optional.empty()),
                errors,
                Duration.ofMillis(TOLERANCE),
                Duration.ofMillis(maxLag),
                Optional.of(Duration.ofMillis(300)),
                Instant.ofEpochMilli(LENGTH * 2),
                List.of());
    }
}
