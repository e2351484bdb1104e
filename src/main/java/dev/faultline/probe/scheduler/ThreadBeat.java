// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The heartbeat of a thread, and when it came late. Beaten on that thread, asked from any. */
final class ThreadBeat {

    /** A beat less late than this is everyday life on a busy machine. */
    static final Duration NOTICEABLE = Duration.ofMillis(20);

    private static final int STALLS_KEPT = 1_000;

    private final Duration period;
    private final Deque<Stall> stalls = new ArrayDeque<>();
    private long last;
    private long next;

    /**
     * Takes its first beat now.
     *
     * @param period from one beat to the next
     * @param now on the monotonic clock, in nanoseconds
     */
    ThreadBeat(Duration period, long now) {
        this.period = period;
        last = now;
        next = now + period.toNanos();
    }

    /** Beats; how late that is, zero if it is not noticeable. */
    synchronized Duration beat(long now) {
        var late = now - next;
        var isLate = late >= NOTICEABLE.toNanos();
        if (isLate) {
            if (stalls.size() == STALLS_KEPT) {
                stalls.removeFirst();
            }
            stalls.addLast(new Stall(next, now));
        }
        last = now;
        next = now + period.toNanos();
        return isLate ? Duration.ofNanos(late) : Duration.ZERO;
    }

    /** When the next beat is due, on the monotonic clock. */
    synchronized long next() {
        return next;
    }

    /** The latest beat, on the monotonic clock. */
    synchronized long last() {
        return last;
    }

    /**
     * For how much of [{@code from}, {@code to}] the thread did not run. A beat that is overdue now counts as well: after a
     * stop, whatever was due runs in an order that nobody controls.
     */
    synchronized Duration stalled(long from, long to, long now) {
        var total = 0L;
        if (now - next >= NOTICEABLE.toNanos()) {
            total += new Stall(next, now).within(from, to);
        }
        for (var latestFirst = stalls.descendingIterator(); latestFirst.hasNext(); ) {
            var stall = latestFirst.next();
            if (stall.to - from <= 0) {
                break;
            }
            total += stall.within(from, to);
        }
        return Duration.ofNanos(total);
    }

    /** A span in which the thread did not run, on the monotonic clock, which may pass from the largest number to the smallest. */
    private record Stall(long from, long to) {

        /** How many nanoseconds of it lie in the other span. */
        long within(long otherFrom, long otherTo) {
            var later = from - otherFrom > 0 ? from : otherFrom;
            var earlier = to - otherTo < 0 ? to : otherTo;
            return Math.max(earlier - later, 0);
        }
    }
}
