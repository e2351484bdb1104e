// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.basics.BinarySearch;
import dev.faultline.probe.Status;
import java.util.List;
import java.util.Optional;

/** Answers whether a dependency certainly failed in a span of time, and how. */
final class FailureSpans {

    private final RunIndex index;
    private final List<Run> runs;
    private final SegmentArray segments;
    private final SpanColumn spans;

    FailureSpans(RunIndex index, SegmentArray segments, SpanColumn spans) {
        this.index = index;
        this.runs = index.runs();
        this.segments = segments;
        this.spans = spans;
    }

    /**
     * The status that held longer of those that are certain in [{@code from}, {@code to}], both in epoch milliseconds and
     * inclusive; absent if no failure is certain there.
     */
    Optional<Status> certainIn(long from, long to) {
        var found = false;
        for (var i = firstFrom(index.firstEndingFrom(from)); i < spans.size() && !found; i++) {
            var span = spans.get(i);
            if (runs.get(span.first()).firstStart().toEpochMilli() > to) {
                break;
            }
            found = span.failing() && isCertain(span, from, to);
        }
        return found ? Optional.of(prevailing(from, to)) : Optional.empty();
    }

    private boolean isCertain(EvidenceSpan span, long from, long to) {
        var first = runs.get(span.first());
        var last = runs.get(span.last());
        for (var i = span.first(); i <= span.last(); i++) {
            if (holdsAnObservation(runs.get(i), from, to)) {
                return true;
            }
        }
        // As in the segments: beside a change only what lies between the first end and the last start is certain;
        // where probes overlapped so much that nothing does, all that lies between the first and the last start.
        var begin = span.changedBefore()
                ? first.firstEnd().toEpochMilli()
                : first.firstStart().toEpochMilli();
        var until = span.changedAfter() ? last.lastStart().toEpochMilli() : RunIndex.end(last);
        var single = span.first() == span.last() && first.count() == 1;
        if (begin >= until && single) {
            return false;
        }
        if (begin > until) {
            begin = first.firstStart().toEpochMilli();
        }
        return begin <= to && until >= from;
    }

    private static boolean holdsAnObservation(Run run, long from, long to) {
        return (run.firstStart().toEpochMilli() >= from && run.firstEnd().toEpochMilli() <= to)
                || (run.lastStart().toEpochMilli() >= from && run.lastEnd().toEpochMilli() <= to);
    }

    private Status prevailing(long from, long to) {
        long down = 0;
        long degraded = 0;
        for (var i = segments.firstEndingAfter(from); i < segments.size() && segments.start(i) < to; i++) {
            var held = Math.min(segments.end(i), to) - Math.max(segments.start(i), from);
            down += segments.code(i) == SegmentArray.DOWN ? held : 0;
            degraded += segments.code(i) == SegmentArray.DEGRADED ? held : 0;
        }
        if (down != degraded) {
            return down > degraded ? Status.DOWN : Status.DEGRADED;
        }
        for (var i = index.firstEndingFrom(from); i < index.firstStartingAfter(to); i++) {
            if (runs.get(i).status() == Status.DOWN && RunIndex.end(runs.get(i)) >= from) {
                return Status.DOWN;
            }
        }
        return Status.DEGRADED;
    }

    /** The first span that has the given run or a later one. */
    private int firstFrom(int run) {
        return BinarySearch.first(spans.size(), i -> spans.last(i) >= run);
    }
}
