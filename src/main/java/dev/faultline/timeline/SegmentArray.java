// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.probe.Status;
import java.util.Arrays;
import java.util.List;

/**
 * All segments of a timeline, by time, as numbers in two arrays: segment {@code i} is [{@code bounds[i]}, {@code
 * bounds[i + 1]}), in epoch milliseconds. None is empty; before the first and after the last nothing is known.
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

    private long[] bounds = new long[16];
    private byte[] codes = new byte[16];
    private int size;
    private boolean begun;

    private SegmentArray() {}

    /** The segments of the given spans of the given runs. */
    static SegmentArray of(List<Run> runs, List<EvidenceSpan> spans) {
        var segments = new SegmentArray();
        for (var span : spans) {
            segments.append(runs, span);
        }
        segments.bounds = Arrays.copyOf(segments.bounds, segments.size + 1);
        segments.codes = Arrays.copyOf(segments.codes, segments.size);
        return segments;
    }

    int size() {
        return size;
    }

    long start(int segment) {
        return bounds[segment];
    }

    long end(int segment) {
        return bounds[segment + 1];
    }

    byte code(int segment) {
        return codes[segment];
    }

    SegmentState state(int segment) {
        return STATES[codes[segment]];
    }

    /** The first segment that ends after the given instant; {@link #size()} if there is none. */
    int firstEndingAfter(long instant) {
        var found = Arrays.binarySearch(bounds, 0, size == 0 ? 0 : size + 1, instant);
        var boundary = found >= 0 ? found : -found - 2;
        return Math.min(Math.max(boundary, 0), size);
    }

    private void append(List<Run> runs, EvidenceSpan span) {
        var first = runs.get(span.first());
        var last = runs.get(span.last());
        // A probe is evidence for some instant between its start and its end: beside a change, only what lies between
        // the end of the first and the start of the last observation is certain.
        var from = (span.changedBefore() ? first.firstEnd() : first.firstStart()).toEpochMilli();
        var to = span.changedAfter() ? last.lastStart().toEpochMilli() : latestEnd(runs, span);
        if (from > to) {
            from = Math.floorDiv(from + to, 2L);
            to = from;
        }
        if (!begun) {
            begun = true;
            bounds[0] = from;
        } else {
            from = Math.max(from, bounds[size]);
            add(border(span), from);
        }
        to = Math.max(to, from);
        for (var i = span.first(); i < span.last(); i++) {
            var next = runs.get(i + 1).firstStart().toEpochMilli();
            add(code(runs.get(i).status()), Math.min(Math.max(next, from), to));
        }
        add(code(last.status()), to);
    }

    private static long latestEnd(List<Run> runs, EvidenceSpan span) {
        var latest = Long.MIN_VALUE;
        for (var i = span.first(); i <= span.last(); i++) {
            var run = runs.get(i);
            latest = Math.max(
                    latest,
                    Math.max(run.firstEnd().toEpochMilli(), run.lastEnd().toEpochMilli()));
        }
        return latest;
    }

    private static byte border(EvidenceSpan span) {
        if (!span.changedBefore()) {
            return UNOBSERVED;
        }
        return span.failing() ? RISING : FALLING;
    }

    private static byte code(Status status) {
        return switch (status) {
            case UP -> UP;
            case DEGRADED -> DEGRADED;
            case DOWN -> DOWN;
            case UNKNOWN -> UNOBSERVED;
        };
    }

    private void add(byte code, long end) {
        // Time never runs backwards, also where probes overlapped.
        if (end <= bounds[size]) {
            return;
        }
        if (size > 0 && codes[size - 1] == code && code < RISING) {
            bounds[size] = end;
            return;
        }
        if (size + 1 == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
            codes = Arrays.copyOf(codes, 2 * codes.length);
        }
        codes[size] = code;
        bounds[++size] = end;
    }
}
