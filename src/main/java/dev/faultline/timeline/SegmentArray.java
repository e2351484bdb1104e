package dev.faultline.timeline;

import dev.faultline.probe.Status;
import java.util.Arrays;
import java.util.List;

/**
 * The segments of a timeline in their compact form: piece {@code i} is [{@code at[i]}, {@code at[i + 1]}), in epoch
 * milliseconds, none empty; before the first and after the last nothing is known.
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

    private long[] at = new long[16];
    private byte[] state = new byte[16];
    private int size;
    private boolean begun;

    private SegmentArray() {}

    /** The course of the given stretches of the given runs. */
    static SegmentArray of(List<Run> runs, List<EvidenceSpan> stretches) {
        var course = new SegmentArray();
        for (var stretch : stretches) {
            course.append(runs, stretch);
        }
        course.at = Arrays.copyOf(course.at, course.size + 1);
        course.state = Arrays.copyOf(course.state, course.size);
        return course;
    }

    int size() {
        return size;
    }

    long start(int piece) {
        return at[piece];
    }

    long end(int piece) {
        return at[piece + 1];
    }

    byte code(int piece) {
        return state[piece];
    }

    SegmentState state(int piece) {
        return STATES[state[piece]];
    }

    /** The first piece that ends after the given instant; {@link #size()} if there is none. */
    int firstEndingAfter(long instant) {
        var found = Arrays.binarySearch(at, 0, size == 0 ? 0 : size + 1, instant);
        var boundary = found >= 0 ? found : -found - 2;
        return Math.min(Math.max(boundary, 0), size);
    }

    private void append(List<Run> runs, EvidenceSpan stretch) {
        var first = runs.get(stretch.first());
        var last = runs.get(stretch.last());
        // A probe is evidence for some instant between its start and its end: beside a change, only what lies between
        // the end of the first and the start of the last observation is certain.
        var from = (stretch.changedBefore() ? first.firstEnd() : first.firstStart()).toEpochMilli();
        var to = stretch.changedAfter() ? last.lastStart().toEpochMilli() : latestEnd(runs, stretch);
        if (from > to) {
            from = Math.floorDiv(from + to, 2L);
            to = from;
        }
        if (!begun) {
            begun = true;
            at[0] = from;
        } else {
            from = Math.max(from, at[size]);
            add(border(stretch), from);
        }
        to = Math.max(to, from);
        for (var i = stretch.first(); i < stretch.last(); i++) {
            var next = runs.get(i + 1).firstStart().toEpochMilli();
            add(code(runs.get(i).status()), Math.min(Math.max(next, from), to));
        }
        add(code(last.status()), to);
    }

    private static long latestEnd(List<Run> runs, EvidenceSpan stretch) {
        var latest = Long.MIN_VALUE;
        for (var i = stretch.first(); i <= stretch.last(); i++) {
            var run = runs.get(i);
            latest = Math.max(
                    latest,
                    Math.max(run.firstEnd().toEpochMilli(), run.lastEnd().toEpochMilli()));
        }
        return latest;
    }

    private static byte border(EvidenceSpan stretch) {
        if (!stretch.changedBefore()) {
            return UNOBSERVED;
        }
        return stretch.failing() ? RISING : FALLING;
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
        if (end <= at[size]) {
            return;
        }
        if (size > 0 && state[size - 1] == code && code < RISING) {
            at[size] = end;
            return;
        }
        if (size + 1 == at.length) {
            at = Arrays.copyOf(at, 2 * at.length);
            state = Arrays.copyOf(state, 2 * state.length);
        }
        state[size] = code;
        at[++size] = end;
    }
}
