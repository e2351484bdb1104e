// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.testing.RandomHistory;
import dev.faultline.testing.SlowTimeline;
import dev.faultline.timeline.RunBuilder;
import dev.faultline.timeline.Timeline;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What is explained, at which lag, and with which chance, against adding up and trying everything. */
class PatternTwinTest {

    private static final int LENGTH = 420;
    private static final int STEPS = 40;

    private record Case(
            long seed,
            Timeline timeline,
            SlowTimeline slow,
            long from,
            long to,
            long maxLag,
            SortedMap<Long, Long> errors) {

        static Case of(long seed, boolean withErrors) {
            var random = new SplittableRandom(seed);
            var seen = RandomHistory.of(random, LENGTH);
            var from = random.nextInt(250, 380);
            var to = from + random.nextInt(1, 20);
            SortedMap<Long, Long> errors = new TreeMap<>();
            for (var i = random.nextInt(1, 12); withErrors && i > 0; i--) {
                errors.merge((long) random.nextInt(from - 1, to + 2), (long) random.nextInt(1, 5), Long::sum);
            }
            return new Case(
                    seed,
                    Timeline.of(RunBuilder.fold(seen)),
                    new SlowTimeline(seen),
                    from,
                    to,
                    random.nextInt(0, 30),
                    Collections.unmodifiableSortedMap(errors));
        }

        ErrorDistribution pattern() {
            return errors.isEmpty() ? new UniformErrors(from, to) : new ErrorInstants(errors);
        }

        SlowPattern slowPattern(DoubleUnaryOperator function) {
            return new SlowPattern(from, to, errors, function);
        }
    }

    @Test
    void theBestLagOfAWindowIsTheBestOfAllLags() {
        for (var seed = 0; seed < 2_000; seed++) {
            assertBestLag(Case.of(seed, false));
        }
    }

    @Test
    void theBestLagOfErrorTimesIsTheBestOfAllLags() {
        for (var seed = 0; seed < 2_000; seed++) {
            assertBestLag(Case.of(seed, true));
        }
    }

    private static void assertBestLag(Case each) {
        var slow = each.slowPattern(each.slow()::likelihoodAt).bestLag(each.maxLag());

        var lag = each.pattern().bestLag(each.timeline().likelihood(), each.maxLag());

        assertThat(lag.mean()).as("explained, %s", each).isEqualTo(slow.mean(), within(2e-9));
        assertThat(lag.millis()).as("lag, %s", each).isEqualTo(slow.millis());
    }

    @Test
    void theLargestUncertaintyIsThatOfAllLags() {
        for (var seed = 0; seed < 1_000; seed++) {
            var each = Case.of(seed, seed % 2 == 0);
            var slow = each.slowPattern(each.slow()::uncertainAt).bestLag(each.maxLag());

            var uncertain = each.timeline().uncertain(Instant.ofEpochMilli(0), Instant.ofEpochMilli(LENGTH + 50));
            var lag = each.pattern().bestLag(uncertain, each.maxLag());

            assertThat(lag.mean()).as("%s", each).isEqualTo(slow.mean(), within(2e-9));
        }
    }

    @Test
    void theChanceOfAWindowIsTheShareOfAllPositions() {
        var told = 0;
        for (var seed = 0; seed < 1_200; seed++) {
            told += assertChance(Case.of(seed, false)) ? 1 : 0;
        }
        assertThat(told).as("cases with a chance to tell").isGreaterThan(300);
    }

    @Test
    void theChanceOfErrorTimesIsTheShareOfAllPositions() {
        var told = 0;
        for (var seed = 0; seed < 1_200; seed++) {
            told += assertChance(Case.of(seed, true)) ? 1 : 0;
        }
        assertThat(told).as("cases with a chance to tell").isGreaterThan(300);
    }

    private static boolean assertChance(Case each) {
        var start = each.timeline().firstObserved().orElseThrow().toEpochMilli();
        var explained = each.pattern()
                .bestLag(each.timeline().likelihood(), each.maxLag())
                .mean();
        if (start >= each.from()) {
            return false;
        }
        var least = start - each.from();
        var failing =
                each.slowPattern(each.slow()::likelihoodAt).reaching(explained - 1e-9, least - each.maxLag(), 0, STEPS);
        var observed = each.slowPattern(each.slow()::observedAt).reaching(0.95 - 1e-9, least, 0, STEPS);

        var chance = CoincidenceChance.of(
                each.pattern(), each.timeline(), start, each.from(), each.to(), each.maxLag(), explained);

        var positions = count(observed);
        if (chance.isEmpty()) {
            assertThat(each.to() - start < 20 * (each.to() - each.from()) || positions <= 2 * changes(observed))
                    .as("no chance, %s", each)
                    .isTrue();
            return false;
        }
        if (explained == 0) {
            assertThat(chance.getAsDouble()).isEqualTo(1);
            return false;
        }
        var widened = widened(failing, (int) each.maxLag() * STEPS);
        var matching = 0;
        for (var i = 0; i < observed.length; i++) {
            matching += observed[i] && widened[i + (int) each.maxLag() * STEPS] ? 1 : 0;
        }
        // Each border of a span is off by at most a step, and each span of matches may be a point that was given a
        // step.
        var off = 2.0 * (changes(failing) + changes(observed) + 2);
        var expected = Math.min(Math.max(matching, STEPS) / (double) positions, 1);
        assertThat(chance.getAsDouble())
                .as("chance, %s", each)
                .isEqualTo(expected, within(2 * off / (positions - off > 0 ? positions - off : 1)))
                .isPositive()
                .isLessThanOrEqualTo(1);
        return true;
    }

    private static boolean[] widened(boolean[] reached, int reach) {
        var widened = new boolean[reached.length];
        var last = Integer.MIN_VALUE / 2;
        for (var i = 0; i < reached.length; i++) {
            last = reached[i] ? i : last;
            widened[i] = i - last <= reach;
        }
        return widened;
    }

    private static int count(boolean[] each) {
        var count = 0;
        for (var one : each) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private static int changes(boolean[] each) {
        var changes = 0;
        for (var i = 1; i < each.length; i++) {
            changes += each[i] == each[i - 1] ? 0 : 1;
        }
        return changes;
    }
}
