// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import dev.faultline.timeline.Segment;
import dev.faultline.timeline.SegmentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Segments at the resolution of a grid. What is at least as long as a column keeps its bounds. Of neighbours that are all
 * shorter, those that begin in the same column become one, in the worst of their states: so a failure of a second is still
 * seen in a month, and nothing is UP where not everything was. Pure.
 */
final class SegmentReduction {

    private final ColumnGrid grid;
    private final List<Segment> reduced = new ArrayList<>();
    private final double columnMillis;
    private Optional<Segment> gathered = Optional.empty();
    /** Of the column that what is gathered begins in, in epoch milliseconds. */
    private long columnEnd = Long.MIN_VALUE;

    private SegmentReduction(ColumnGrid grid) {
        this.grid = grid;
        this.columnMillis = grid.stepMillis();
    }

    /**
     * At most about two for each column, no two successive ones alike.
     *
     * @param segments within the grid's span, without gaps, by time
     */
    static List<Segment> of(List<Segment> segments, ColumnGrid grid) {
        var reduction = new SegmentReduction(grid);
        joined(segments).forEach(reduction::take);
        reduction.finish();
        return reduction.reduced;
    }

    /** Two changes may meet. */
    private static List<Segment> joined(List<Segment> segments) {
        var joined = new ArrayList<Segment>(segments.size());
        segments.forEach(each -> append(each, joined));
        return joined;
    }

    private void take(Segment next) {
        if (isAtLeastAColumn(next)) {
            finish();
            append(next, reduced);
            return;
        }
        var begins = next.from().toEpochMilli();
        if (begins >= columnEnd) {
            finish();
            columnEnd = grid.startMillis(grid.column(begins) + 1);
        }
        gathered = Optional.of(gathered.map(sum -> new Segment(worse(sum.state(), next.state()), sum.from(), next.to()))
                .orElse(next));
    }

    private boolean isAtLeastAColumn(Segment segment) {
        return segment.to().toEpochMilli() - segment.from().toEpochMilli() >= columnMillis;
    }

    private void finish() {
        gathered.ifPresent(each -> append(each, reduced));
        gathered = Optional.empty();
    }

    private static void append(Segment next, List<Segment> to) {
        var last = to.size() - 1;
        if (last >= 0 && to.get(last).state() == next.state()) {
            to.set(last, new Segment(next.state(), to.get(last).from(), next.to()));
        } else {
            to.add(next);
        }
    }

    private static SegmentState worse(SegmentState one, SegmentState other) {
        return badness(one) >= badness(other) ? one : other;
    }

    private static int badness(SegmentState state) {
        return switch (state) {
            case UP -> 0;
            case UNOBSERVED -> 1;
            case TRANSITION -> 2;
            case DEGRADED -> 3;
            case DOWN -> 4;
        };
    }
}
