// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The heartbeat of one thread on which probes depend: a beat that comes late shows that the thread was stopped, starved,
 * throttled or kept busy since it was due. Beaten on that thread, asked from any.
 */
public final class ThreadBeat {

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
    public ThreadBeat(Duration period, long now) {
        this.period = period;
        last = now;
        next = now + period.toNanos();
    }

    /** Beats; how late that is, zero if it is not noticeable. */
    public synchronized Duration beat(long now) {
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
     * For how much of [{@code from}, {@code to}] one of the threads or another did not run. A beat that is overdue now
     * counts as well: after a stop, whatever was due runs in an order that nobody controls.
     */
    static Duration stalled(List<ThreadBeat> beats, long from, long to, long now) {
        var found = new ArrayList<Stall>();
        beats.forEach(beat -> beat.addWithin(found, from, to, now));
        // Relative to the beginning: the monotonic clock may pass from the largest number to the smallest.
        found.sort(Comparator.comparingLong(stall -> stall.from - from));
        var total = 0L;
        var covered = 0L;
        for (var stall : found) {
            var begin = Math.max(covered, stall.from - from);
            var end = stall.to - from;
            total += Math.max(0, end - begin);
            covered = Math.max(covered, end);
        }
        return Duration.ofNanos(total);
    }

    private synchronized void addWithin(List<Stall> found, long from, long to, long now) {
        if (now - next >= NOTICEABLE.toNanos()) {
            new Stall(next, now).addWithin(found, from, to);
        }
        for (var latestFirst = stalls.descendingIterator(); latestFirst.hasNext(); ) {
            var stall = latestFirst.next();
            if (stall.to - from <= 0) {
                break;
            }
            stall.addWithin(found, from, to);
        }
    }

    /** A span in which the thread did not run, on the monotonic clock. */
    private record Stall(long from, long to) {

        void addWithin(List<Stall> found, long otherFrom, long otherTo) {
            var later = from - otherFrom > 0 ? from : otherFrom;
            var earlier = to - otherTo < 0 ? to : otherTo;
            if (earlier - later > 0) {
                found.add(new Stall(later, earlier));
            }
        }
    }
}
