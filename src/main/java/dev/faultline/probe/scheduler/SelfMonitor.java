// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.ClockJump;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The prober's watch over itself. A heartbeat on the prober's thread, on which its network probes run too: one that comes late
 * shows that the thread was stopped, starved, throttled or kept busy since it was due. The wall clock is compared with the monotonic clock at
 * every heartbeat and at every {@link #readClocks()}: deviations of up to half a second from one reading to the next are
 * a clock being slewed, or set by a little; more is a jump.
 */
final class SelfMonitor {

    /** No multiple of it is near 100 ms, the period of quotas: a beat is due now in one part of it, now in another. */
    static final Duration BEAT = Duration.ofMillis(37);

    /** A deviation of the wall clock by more than this between two readings is a jump. */
    static final Duration TOLERATED = Duration.ofMillis(500);

    private final ProbeTimer timer;
    private final Consumer<Duration> onStall;
    private final Consumer<ClockJump> onJump;
    private final ThreadBeat own;
    private ClockReading lastReading;

    SelfMonitor(ProbeTimer timer, Consumer<Duration> onStall, Consumer<ClockJump> onJump) {
        this.timer = timer;
        this.onStall = onStall;
        this.onJump = onJump;
        lastReading = ClockReading.of(timer);
        own = new ThreadBeat(BEAT, lastReading.nanos());
    }

    /** Begins to beat. */
    void start() {
        timer.at(own.next(), this::beat);
    }

    private void beat() {
        var late = own.beat(readClocks().nanos());
        if (!late.isZero()) {
            onStall.accept(late);
        }
        timer.at(own.next(), this::beat);
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
        return own.stalled(from, to, timer.nanoTime());
    }

    /** The age of the latest heartbeat; from any thread. Much more than {@link #BEAT}: the prober hangs. */
    Duration sinceBeat() {
        return Duration.ofNanos(timer.nanoTime() - own.last());
    }
}
