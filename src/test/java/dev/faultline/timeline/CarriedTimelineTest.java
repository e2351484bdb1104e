// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Observation;
import dev.faultline.testing.RandomHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A timeline made of an earlier one against one that is folded anew. */
class CarriedTimelineTest {

    private static final int LENGTH = 400;
    private static final Instant FROM = Instant.ofEpochMilli(-30);
    private static final Instant TO = Instant.ofEpochMilli(LENGTH + 100);

    @Test
    void observationsThatComeInMakeTheTimelineThatAFullFoldMakes() {
        for (var seed = 0; seed < 3_000; seed++) {
            var random = new SplittableRandom(seed);
            var timeline = Timeline.of(List.of());
            var seen = new ArrayList<Observation>();
            for (var next : history(random)) {
                seen.add(next);
                if (random.nextInt(3) == 0) {
                    timeline = timeline.next(RunBuilder.fold(seen));

                    assertSame(timeline, Timeline.of(RunBuilder.fold(seen)), "seed " + seed);
                }
            }
        }
    }

    @Test
    void lateArrivalsAndExpiredRunsMakeTheTimelineThatAFullFoldMakes() {
        for (var seed = 0; seed < 3_000; seed++) {
            var random = new SplittableRandom(seed);
            var all = history(random);
            var timeline = Timeline.of(List.of());
            for (var step = 0; step < 10; step++) {
                var left = new ArrayList<>(all);
                for (var gone = random.nextInt(4); gone > 0 && !left.isEmpty(); gone--) {
                    left.remove(random.nextInt(left.size()));
                }
                var runs = RunBuilder.fold(left);
                var some = runs.subList(random.nextInt(2) * random.nextInt(1 + runs.size()), runs.size());
                timeline = timeline.next(some);

                assertSame(timeline, Timeline.of(some), "seed " + seed);
            }
        }
    }

    @Test
    void theSameRunsMakeTheSameTimeline() {
        var runs = RunBuilder.fold(history(new SplittableRandom(7)));
        var timeline = Timeline.of(runs);

        assertThat(timeline.next(new ArrayList<>(runs))).isSameAs(timeline);
    }

    private static List<Observation> history(SplittableRandom random) {
        return random.nextInt(3) == 0 ? RandomHistory.overlapping(random, LENGTH) : RandomHistory.of(random, LENGTH);
    }

    private static void assertSame(Timeline carried, Timeline folded, String which) {
        assertThat(carried.runs()).as(which).isEqualTo(folded.runs());
        assertThat(carried.segments(FROM, TO)).as(which).isEqualTo(folded.segments(FROM, TO));
        assertThat(carried.episodes(FROM, TO)).as(which).isEqualTo(folded.episodes(FROM, TO));
        assertThat(carried.meanAnswer()).as(which).isEqualTo(folded.meanAnswer());
        assertThat(carried.lastObserved()).as(which).isEqualTo(folded.lastObserved());
        assertThat(pieces(carried.likelihood())).as(which).isEqualTo(pieces(folded.likelihood()));
        assertThat(pieces(carried.observed())).as(which).isEqualTo(pieces(folded.observed()));
        assertThat(pieces(carried.certain(FROM, TO))).as(which).isEqualTo(pieces(folded.certain(FROM, TO)));
        assertThat(pieces(carried.uncertain(FROM, TO))).as(which).isEqualTo(pieces(folded.uncertain(FROM, TO)));
        for (var from = 0; from < LENGTH; from += 37) {
            var begin = Instant.ofEpochMilli(from);
            var end = begin.plusMillis(25);
            assertThat(carried.certainFailure(begin, end)).as(which).isEqualTo(folded.certainFailure(begin, end));
            assertThat(carried.resolution(begin, end)).as(which).isEqualTo(folded.resolution(begin, end));
            assertThat(carried.lastEpisode(begin, end)).as(which).isEqualTo(folded.lastEpisode(begin, end));
        }
    }

    /** Each piece with its bounds, its value at its start, and the integral up to its end. */
    private static List<List<Number>> pieces(PiecewiseCurve curve) {
        var pieces = new ArrayList<List<Number>>();
        for (var i = 0; i < curve.pieces(); i++) {
            pieces.add(List.of(
                    curve.start(i),
                    curve.end(i),
                    curve.value(i, curve.start(i)),
                    curve.slope(i),
                    curve.integral(-100, curve.end(i))));
        }
        return pieces;
    }
}
