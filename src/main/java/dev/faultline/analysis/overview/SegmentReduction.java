// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import dev.faultline.timeline.Segment;
import dev.faultline.timeline.SegmentState;
import dev.faultline.timeline.SegmentVisitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Segments at the resolution of a grid. What is at least as long as a column keeps its bounds. Of neighbours that are all
 * shorter, those that begin in the same column become one, in the worst of their states: so a failure of a second is still
 * seen in a month, and nothing is UP where not everything was. Pure.
 */
final class SegmentReduction implements SegmentVisitor {

    private final ColumnGrid grid;
    private final List<Segment> reduced = new ArrayList<>();
    private final double columnMillis;
    /** What may go on with the next segment, as two changes may meet. */
    private final OpenStretch joined = new OpenStretch();
    /** Of short ones. */
    private final OpenStretch gathered = new OpenStretch();
    /** Of the column that what is gathered begins in, in epoch milliseconds. */
    private long columnEnd = Long.MIN_VALUE;

    SegmentReduction(ColumnGrid grid) {
        this.grid = grid;
        this.columnMillis = grid.stepMillis();
    }

    /** What may become longer still: numbers, as most of it never becomes a segment of its own. */
    private static final class OpenStretch {
        private boolean isThere;
        private SegmentState state = SegmentState.UNOBSERVED;
        private long from;
        private long to;

        private void begin(SegmentState firstState, long begin, long end) {
            isThere = true;
            state = firstState;
            from = begin;
            to = end;
        }
    }

    /** Takes the next one, which begins where the one before ended. */
    @Override
    public void segment(SegmentState state, long from, long to) {
        if (joined.isThere && joined.state == state) {
            joined.to = to;
            return;
        }
        takeJoined();
        joined.begin(state, from, to);
    }

    /** What was taken so far: at most about two for each column, no two successive ones alike. */
    List<Segment> finished() {
        takeJoined();
        finish();
        return reduced;
    }

    private void takeJoined() {
        if (joined.isThere) {
            joined.isThere = false;
            take(joined.state, joined.from, joined.to);
        }
    }

    private void take(SegmentState state, long from, long to) {
        if (to - from >= columnMillis) {
            finish();
            append(state, from, to);
            return;
        }
        if (from >= columnEnd) {
            finish();
            columnEnd = grid.startMillis(grid.column(from) + 1);
        }
        if (gathered.isThere) {
            gathered.state = worse(gathered.state, state);
            gathered.to = to;
        } else {
            gathered.begin(state, from, to);
        }
    }

    private void finish() {
        if (gathered.isThere) {
            gathered.isThere = false;
            append(gathered.state, gathered.from, gathered.to);
        }
    }

    private void append(SegmentState state, long from, long to) {
        var last = reduced.size() - 1;
        var end = Instant.ofEpochMilli(to);
        if (last >= 0 && reduced.get(last).state() == state) {
            reduced.set(last, new Segment(state, reduced.get(last).from(), end));
        } else {
            reduced.add(new Segment(state, Instant.ofEpochMilli(from), end));
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
