// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import static dev.faultline.timeline.SegmentState.DOWN;
import static dev.faultline.timeline.SegmentState.TRANSITION;
import static dev.faultline.timeline.SegmentState.UNOBSERVED;
import static dev.faultline.timeline.SegmentState.UP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.RandomHistory;
import dev.faultline.testing.SlowTimeline;
import dev.faultline.timeline.RunBuilder;
import dev.faultline.timeline.Segment;
import dev.faultline.timeline.SegmentState;
import dev.faultline.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SegmentReductionTest {

    private static final int LENGTH = 600;
    private static final List<SegmentState> BY_BADNESS =
            List.of(UP, UNOBSERVED, TRANSITION, SegmentState.DEGRADED, DOWN);

    @Test
    void aFailureThatIsShorterThanAColumnIsStillSeenWithItsBounds() {
        var segments = List.of(
                segment(UP, 0, 420),
                segment(TRANSITION, 420, 422),
                segment(DOWN, 422, 424),
                segment(TRANSITION, 424, 427),
                segment(UP, 427, 1_000));

        var reduced = reduced(segments, grid(1_000, 10));

        assertThat(reduced).containsExactly(segment(UP, 0, 420), segment(DOWN, 420, 427), segment(UP, 427, 1_000));
    }

    @Test
    void whatIsLongerThanAColumnKeepsItsBounds() {
        var segments = List.of(segment(UP, 0, 333), segment(UNOBSERVED, 333, 555), segment(DOWN, 555, 1_000));

        assertThat(reduced(segments, grid(1_000, 10))).isEqualTo(segments);
    }

    @Test
    void aGapThatIsShorterThanAColumnIsNotUp() {
        var segments = List.of(segment(UP, 0, 20), segment(UNOBSERVED, 20, 22), segment(UP, 22, 60));

        assertThat(reduced(segments, grid(1_000, 10))).containsExactly(segment(UNOBSERVED, 0, 60));
    }

    @Test
    void everyInstantIsAsTheRuleSaysOfTheRawObservations() {
        for (var seed = 0; seed < 1_000; seed++) {
            var random = new SplittableRandom(seed);
            var seen = RandomHistory.of(random, LENGTH);
            var grid = grid(LENGTH, random.nextInt(1, 120));
            var slow = states(new SlowTimeline(seen));

            var reduced = reduced(Timeline.of(RunBuilder.fold(seen)).segments(grid.from(), grid.to()), grid);

            assertThat(states(reduced))
                    .as("seed %d, %d columns", seed, grid.columns())
                    .isEqualTo(coarse(slow, grid));
        }
    }

    @Test
    void nothingIsBetterThanItWasAndNothingWorseThanWhatIsInIt() {
        for (var seed = 0; seed < 1_000; seed++) {
            var random = new SplittableRandom(seed);
            var segments = random(random);
            var grid = grid(LENGTH, random.nextInt(1, 120));
            var before = states(segments);

            var reduced = reduced(segments, grid);

            var after = states(reduced);
            for (var t = 0; t < LENGTH; t++) {
                assertThat(badness(after.get(t)))
                        .as("seed %d at %d", seed, t)
                        .isGreaterThanOrEqualTo(badness(before.get(t)));
            }
            for (var segment : reduced) {
                assertThat(before.subList(millis(segment.from()), millis(segment.to())))
                        .as("seed %d in %s", seed, segment)
                        .contains(segment.state());
            }
            assertThat(reduced.size()).as("seed %d", seed).isLessThanOrEqualTo(2 * grid.columns() + 1);
            for (var i = 1; i < reduced.size(); i++) {
                assertThat(reduced.get(i).from()).isEqualTo(reduced.get(i - 1).to());
                assertThat(reduced.get(i).state())
                        .isNotEqualTo(reduced.get(i - 1).state());
            }
        }
    }

    private static List<Segment> reduced(List<Segment> segments, ColumnGrid grid) {
        var reduction = new SegmentReduction(grid);
        segments.forEach(each -> reduction.segment(
                each.state(), each.from().toEpochMilli(), each.to().toEpochMilli()));
        return reduction.finished();
    }

    /** The rule, instant by instant: of a short stretch the worst of all that are short, began in its column and touch. */
    private static List<SegmentState> coarse(List<SegmentState> states, ColumnGrid grid) {
        var coarse = new ArrayList<SegmentState>();
        for (var t = 0; t < states.size(); t++) {
            coarse.add(isShort(states, t, grid) ? worst(states, t, grid) : states.get(t));
        }
        return coarse;
    }

    private static SegmentState worst(List<SegmentState> states, int t, ColumnGrid grid) {
        var column = grid.column(start(states, t));
        var worst = states.get(t);
        for (var before = start(states, t) - 1; before >= 0 && isAlike(states, before, column, grid); before--) {
            worst = worse(worst, states.get(before));
        }
        for (var after = end(states, t); after < states.size() && isAlike(states, after, column, grid); after++) {
            worst = worse(worst, states.get(after));
        }
        return worst;
    }

    private static boolean isAlike(List<SegmentState> states, int t, int column, ColumnGrid grid) {
        return isShort(states, t, grid) && grid.column(start(states, t)) == column;
    }

    private static boolean isShort(List<SegmentState> states, int t, ColumnGrid grid) {
        return end(states, t) - start(states, t) < grid.stepMillis();
    }

    private static int start(List<SegmentState> states, int t) {
        var start = t;
        while (start > 0 && states.get(start - 1) == states.get(t)) {
            start--;
        }
        return start;
    }

    private static int end(List<SegmentState> states, int t) {
        var end = t + 1;
        while (end < states.size() && states.get(end) == states.get(t)) {
            end++;
        }
        return end;
    }

    private static SegmentState worse(SegmentState one, SegmentState other) {
        return badness(one) > badness(other) ? one : other;
    }

    private static int badness(SegmentState state) {
        return BY_BADNESS.indexOf(state);
    }

    private static List<SegmentState> states(SlowTimeline timeline) {
        var states = new ArrayList<SegmentState>();
        for (var t = 0; t < LENGTH; t++) {
            states.add(timeline.stateAt(t + 0.5));
        }
        return states;
    }

    private static List<SegmentState> states(List<Segment> segments) {
        var states = new ArrayList<SegmentState>();
        for (var segment : segments) {
            for (var t = millis(segment.from()); t < millis(segment.to()); t++) {
                states.add(segment.state());
            }
        }
        return states;
    }

    private static List<Segment> random(SplittableRandom random) {
        var segments = new ArrayList<Segment>();
        for (var from = 0; from < LENGTH; ) {
            var to = Math.min(LENGTH, from + 1 + random.nextInt(random.nextBoolean() ? 8 : 120));
            segments.add(segment(BY_BADNESS.get(random.nextInt(5)), from, to));
            from = to;
        }
        return segments;
    }

    private static ColumnGrid grid(int length, int columns) {
        return new ColumnGrid(Instant.EPOCH, Instant.ofEpochMilli(length), columns);
    }

    private static Segment segment(SegmentState state, long from, long to) {
        return new Segment(state, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
    }

    private static int millis(Instant instant) {
        return (int) instant.toEpochMilli();
    }
}
