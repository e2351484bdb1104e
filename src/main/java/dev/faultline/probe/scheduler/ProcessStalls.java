package dev.faultline.probe.scheduler;

import java.util.ArrayDeque;
import java.util.Deque;

/** The spans in which this process did not run, on the monotonic clock. The latest thousand are kept. */
final class ProcessStalls {

    private static final int KEPT = 1_000;

    private final Deque<Span> spans = new ArrayDeque<>();

    /** Adds a span that begins after all earlier ones ended. */
    void add(long from, long to) {
        if (spans.size() == KEPT) {
            spans.removeFirst();
        }
        spans.addLast(new Span(from, to));
    }

    /** How many nanoseconds of [{@code from}, {@code to}] fall into stalls. */
    long within(long from, long to) {
        var total = 0L;
        for (var latestFirst = spans.descendingIterator(); latestFirst.hasNext(); ) {
            var span = latestFirst.next();
            if (span.to - from <= 0) {
                break;
            }
            total += overlap(span.from, span.to, from, to);
        }
        return total;
    }

    /** How many nanoseconds two spans share. */
    static long overlap(long from, long to, long otherFrom, long otherTo) {
        var later = from - otherFrom > 0 ? from : otherFrom;
        var earlier = to - otherTo < 0 ? to : otherTo;
        return Math.max(0, earlier - later);
    }

    private record Span(long from, long to) {}
}
