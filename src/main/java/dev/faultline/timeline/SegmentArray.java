// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import java.util.List;

/**
 * All segments of a timeline, by time, as numbers: segment {@code i} is from bound {@code i} to the next one, in epoch
 * milliseconds. None is empty; before the first and after the last nothing is known. Immutable.
 */
final class SegmentArray {

    static final byte UNOBSERVED = 0;
    static final byte UP = 1;
    static final byte DEGRADED = 2;
    static final byte DOWN = 3;
    /** It began to fail somewhere inside. */
    static final byte RISING = 4;
    /** It recovered somewhere inside. */
    static final byte FALLING = 5;

    private static final SegmentState[] STATES = {
        SegmentState.UNOBSERVED,
        SegmentState.UP,
        SegmentState.DEGRADED,
        SegmentState.DOWN,
        SegmentState.TRANSITION,
        SegmentState.TRANSITION
    };

    static final int CODE_BITS = 3;

    /** Each bound, with the code of the segment that it begins in its lowest bits. */
    private final LongColumn bounds;
    /** For each span where the segments of it and of those before it end. */
    private final LongColumn spanEnds;

    private SegmentArray(LongColumn bounds, LongColumn spanEnds) {
        this.bounds = bounds;
        this.spanEnds = spanEnds;
    }

    static SegmentArray empty() {
        return new SegmentArray(LongColumn.EMPTY, LongColumn.EMPTY);
    }

    /**
     * The segments of the given spans of the given runs, made of these as far as the first spans are the same.
     *
     * @param settled how many of the first spans are those that these segments were made of
     */
    SegmentArray next(List<Run> runs, SpanColumn spans, int settled) {
        var kept = Math.max(firstBehind(settled), 0);
        var made = new SegmentDraft(runs);
        if (settled > 0) {
            // What came behind them began where they end, or made the last of them longer.
            if (kept < size() && start(kept) < spanEnds.get(settled - 1)) {
                made.begin(start(kept));
                made.add(code(kept), spanEnds.get(settled - 1));
            } else {
                made.begin(spanEnds.get(settled - 1));
            }
        }
        var ends = new LongColumn.Added();
        for (var i = settled; i < spans.size(); i++) {
            made.append(spans.get(i));
            ends.add(made.end());
        }
        return new SegmentArray(bounds.next(kept, made.bounds()), spanEnds.next(settled, ends));
    }

    /** The last segment that was made of the first spans, which what is behind them may have made longer. */
    int firstBehind(int spans) {
        return spans == 0 ? 0 : Math.max(bounds.lastNotAbove(spanEnds.get(spans - 1) - 1, CODE_BITS), 0);
    }

    int size() {
        return Math.max(bounds.size() - 1, 0);
    }

    long start(int segment) {
        return bounds.get(segment) >> CODE_BITS;
    }

    long end(int segment) {
        return bounds.get(segment + 1) >> CODE_BITS;
    }

    byte code(int segment) {
        return (byte) (bounds.get(segment) & (1 << CODE_BITS) - 1);
    }

    SegmentState state(int segment) {
        return STATES[code(segment)];
    }

    /** The first segment that ends after the given instant; {@link #size()} if there is none. */
    int firstEndingAfter(long instant) {
        return Math.min(Math.max(bounds.lastNotAbove(instant, CODE_BITS), 0), size());
    }

    /** Gives what is known in [{@code from}, {@code to}) to the visitor: without gaps, by time. */
    void within(long from, long to, SegmentVisitor visitor) {
        var first = firstEndingAfter(from);
        var until = unobserved(from, first < size() ? Math.min(start(first), to) : to, visitor);
        for (var i = first; i < size() && until < to; i++) {
            var end = Math.min(end(i), to);
            visitor.segment(state(i), until, end);
            until = end;
        }
        unobserved(until, to, visitor);
    }

    /** Where it ends, or {@code from} if that is not before {@code to}. */
    private static long unobserved(long from, long to, SegmentVisitor visitor) {
        if (from >= to) {
            return from;
        }
        visitor.segment(SegmentState.UNOBSERVED, from, to);
        return to;
    }
}
