// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.probe.Status;
import java.util.List;

/** Segments that are put together span by span. */
final class SegmentDraft {

    private static final int CODE_BITS = SegmentArray.CODE_BITS;

    private final List<Run> runs;
    private final LongColumn.Added bounds = new LongColumn.Added();
    /** The code of the last segment; none of them before there is one. */
    private byte lastCode = -1;

    /**
     * @param runs what the spans are of
     */
    SegmentDraft(List<Run> runs) {
        this.runs = runs;
    }

    /** What a {@link SegmentArray} keeps of them. */
    LongColumn.Added bounds() {
        return bounds;
    }

    void append(EvidenceSpan span) {
        var first = runs.get(span.first());
        var last = runs.get(span.last());
        // A probe is evidence for some instant between its start and its end: beside a change, only what lies between
        // the end of the first and the start of the last observation is certain.
        var from = (span.changedBefore() ? first.firstEnd() : first.firstStart()).toEpochMilli();
        var to = span.changedAfter() ? last.lastStart().toEpochMilli() : latestEnd(span);
        if (from > to) {
            from = Math.floorDiv(from + to, 2L);
            to = from;
        }
        if (bounds.size() == 0) {
            begin(from);
        } else {
            from = Math.max(from, end());
            add(border(span), from);
        }
        to = Math.max(to, from);
        for (var i = span.first(); i < span.last(); i++) {
            var next = runs.get(i + 1).firstStart().toEpochMilli();
            add(code(runs.get(i).status()), Math.min(Math.max(next, from), to));
        }
        add(code(last.status()), to);
    }

    private long latestEnd(EvidenceSpan span) {
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
            return SegmentArray.UNOBSERVED;
        }
        return span.failing() ? SegmentArray.RISING : SegmentArray.FALLING;
    }

    private static byte code(Status status) {
        return switch (status) {
            case UP -> SegmentArray.UP;
            case DEGRADED -> SegmentArray.DEGRADED;
            case DOWN -> SegmentArray.DOWN;
            case UNKNOWN -> SegmentArray.UNOBSERVED;
        };
    }

    /** The segments so far, from the first bound on. */
    void begin(long first) {
        bounds.add(first << CODE_BITS);
    }

    long end() {
        return bounds.last() >> CODE_BITS;
    }

    void add(byte code, long end) {
        // Time never runs backwards, also where probes overlapped.
        if (end <= end()) {
            return;
        }
        if (lastCode == code && code < SegmentArray.RISING) {
            bounds.setLast(end << CODE_BITS);
            return;
        }
        bounds.setLast(bounds.last() | code);
        bounds.add(end << CODE_BITS);
        lastCode = code;
    }
}
