// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The prober's watch over itself. A heartbeat on the prober's own thread, every 100 ms: one that comes late shows that
 * the process was stopped, starved or throttled since it was due. The wall clock is compared with the monotonic clock at
 * every heartbeat and at every {@link #readClocks()}: deviations of up to half a second from one reading to the next are
 * a clock being slewed, or set by a little; more is a jump.
 *
 * <p>After a stop, whatever was due runs in an order that nobody controls: so {@link #stalled} also counts the heartbeat
 * that is overdue at that very moment.
 */
final class SelfMonitor {

    static final Duration BEAT = Duration.ofMillis(100);

    /** A heartbeat less late than this is everyday life on a busy machine. */
    static final Duration NOTICEABLE = Duration.ofMillis(20);

    /** A deviation of the wall clock by more than this between two readings is a jump. */
    static final Duration TOLERATED = Duration.ofMillis(500);

    private static final int STALLS_KEPT = 1_000;

    private final ProbeTimer timer;
    private final Consumer<Duration> onStall;
    private final Consumer<ClockJump> onJump;
    private final Deque<Stall> stalls = new ArrayDeque<>();
    private ClockReading lastReading;
    private long nextBeat;
    private volatile long lastBeat;

    SelfMonitor(ProbeTimer timer, Consumer<Duration> onStall, Consumer<ClockJump> onJump) {
        this.timer = timer;
        this.onStall = onStall;
        this.onJump = onJump;
        lastReading = ClockReading.of(timer);
        lastBeat = lastReading.nanos();
        nextBeat = lastBeat + BEAT.toNanos();
    }

    /** Begins to beat. */
    void start() {
        timer.at(nextBeat, this::beat);
    }

    private void beat() {
        var now = readClocks().nanos();
        if (now - nextBeat >= NOTICEABLE.toNanos()) {
            if (stalls.size() == STALLS_KEPT) {
                stalls.removeFirst();
            }
            stalls.addLast(new Stall(nextBeat, now));
            onStall.accept(Duration.ofNanos(now - nextBeat));
        }
        lastBeat = now;
        nextBeat = now + BEAT.toNanos();
        timer.at(nextBeat, this::beat);
    }

    /**
     * Reads the clocks. If the wall clock has jumped since the last reading, that is reported before this returns. A
     * suspended machine looks like a jump forward.
     */
    ClockReading readClocks() {
        var now = ClockReading.of(timer);
        var expected = lastReading.wallAt(now.nanos());
        var by = Duration.between(expected, now.wall());
        lastReading = now;
        if (by.abs().compareTo(TOLERATED) > 0) {
            onJump.accept(new ClockJump(expected, by));
        }
        return now;
    }

    /** How much of [{@code from}, {@code to}] on the monotonic clock this process did not run, as far as it can know. */
    Duration stalled(long from, long to) {
        var now = timer.nanoTime();
        var total = now - nextBeat >= NOTICEABLE.toNanos() ? new Stall(nextBeat, now).within(from, to) : 0;
        for (var latestFirst = stalls.descendingIterator(); latestFirst.hasNext(); ) {
            var stall = latestFirst.next();
            if (stall.to - from <= 0) {
                break;
            }
            total += stall.within(from, to);
        }
        return Duration.ofNanos(total);
    }

    /** The age of the latest heartbeat; from any thread. Much more than {@link #BEAT}: the prober hangs. */
    Duration sinceBeat() {
        return Duration.ofNanos(timer.nanoTime() - lastBeat);
    }

    /**
     * A jump of the wall clock.
     *
     * @param expected what the wall clock would show now without it
     * @param by how far it jumped; negative: back
     */
    record ClockJump(Instant expected, Duration by) {

        /** One clause for a log line or a message. */
        String inWords() {
            return "the wall clock jumped " + (by.isNegative() ? "back" : "forward") + " by "
                    + DurationWords.of(by.abs());
        }
    }

    /** A span in which this process did not run, on the monotonic clock. */
    private record Stall(long from, long to) {

        long within(long otherFrom, long otherTo) {
            var later = from - otherFrom > 0 ? from : otherFrom;
            var earlier = to - otherTo < 0 ? to : otherTo;
            return Math.max(0, earlier - later);
        }
    }
}
