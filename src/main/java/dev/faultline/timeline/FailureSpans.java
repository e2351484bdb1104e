package dev.faultline.timeline;

import dev.faultline.basics.BinarySearch;
import dev.faultline.probe.Status;
import java.util.List;
import java.util.Optional;

/** The stretches in which a dependency was seen failing, by time. */
final class FailureSpans {

    private final RunIndex index;
    private final List<Run> runs;
    private final SegmentArray course;
    private final List<EvidenceSpan> stretches;

    FailureSpans(RunIndex index, SegmentArray course, List<EvidenceSpan> stretches) {
        this.index = index;
        this.runs = index.runs();
        this.course = course;
        this.stretches = List.copyOf(stretches);
    }

    /**
     * The status that held longer of those that are certain in [{@code from}, {@code to}], both in epoch milliseconds and
     * inclusive; absent if no failure is certain there.
     */
    Optional<Status> certainIn(long from, long to) {
        var found = false;
        for (var i = firstFrom(index.firstEndingFrom(from)); i < stretches.size() && !found; i++) {
            var stretch = stretches.get(i);
            if (runs.get(stretch.first()).firstStart().toEpochMilli() > to) {
                break;
            }
            found = stretch.failing() && isCertain(stretch, from, to);
        }
        return found ? Optional.of(prevailing(from, to)) : Optional.empty();
    }

    private boolean isCertain(EvidenceSpan stretch, long from, long to) {
        var first = runs.get(stretch.first());
        var last = runs.get(stretch.last());
        for (var i = stretch.first(); i <= stretch.last(); i++) {
            if (holdsAnObservation(runs.get(i), from, to)) {
                return true;
            }
        }
        // As in the course: beside a change only what lies between the first end and the last start is certain;
        // where probes overlapped so much that nothing does, all that lies between the first and the last start.
        var begin = stretch.changedBefore()
                ? first.firstEnd().toEpochMilli()
                : first.firstStart().toEpochMilli();
        var until = stretch.changedAfter() ? last.lastStart().toEpochMilli() : RunIndex.end(last);
        var single = stretch.first() == stretch.last() && first.count() == 1;
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
        for (var i = course.firstEndingAfter(from); i < course.size() && course.start(i) < to; i++) {
            var held = Math.min(course.end(i), to) - Math.max(course.start(i), from);
            down += course.code(i) == SegmentArray.DOWN ? held : 0;
            degraded += course.code(i) == SegmentArray.DEGRADED ? held : 0;
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

    /** The first stretch that has the given run or a later one. */
    private int firstFrom(int run) {
        return BinarySearch.first(stretches.size(), i -> stretches.get(i).last() >= run);
    }
}
