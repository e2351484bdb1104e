package dev.faultline.probe.scheduler;

import dev.faultline.probe.scheduler.ClockJumps.ClockJump;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The prober's watch over itself. A heartbeat on the prober's own thread, every 100 ms: one that comes late shows that
 * the process was stopped, starved or throttled since it was due. The wall clock is compared with the monotonic clock at
 * every heartbeat and at every {@link #look()}.
 *
 * <p>After a stop, whatever was due runs in an order that nobody controls: so {@link #stalled} also counts the heartbeat
 * that is overdue at that very moment.
 */
final class SelfMonitor {

    static final Duration BEAT = Duration.ofMillis(100);

    /** A heartbeat less late than this is everyday life on a busy machine. */
    static final Duration NOTICEABLE = Duration.ofMillis(20);

    private final ProbeTimer timer;
    private final Consumer<Duration> onStall;
    private final Consumer<ClockJump> onJump;
    private final ProcessStalls stalls = new ProcessStalls();
    private final ClockJumps jumps;
    private long expected;
    private volatile long lastBeat;

    SelfMonitor(ProbeTimer timer, Consumer<Duration> onStall, Consumer<ClockJump> onJump) {
        this.timer = timer;
        this.onStall = onStall;
        this.onJump = onJump;
        var now = ClockReading.of(timer);
        jumps = new ClockJumps(now);
        lastBeat = now.nanos();
        expected = now.nanos() + BEAT.toNanos();
    }

    /** Begins to beat. */
    void start() {
        timer.at(expected, this::beat);
    }

    private void beat() {
        var now = look().nanos();
        if (now - expected >= NOTICEABLE.toNanos()) {
            stalls.add(expected, now);
            onStall.accept(Duration.ofNanos(now - expected));
        }
        lastBeat = now;
        expected = now + BEAT.toNanos();
        timer.at(expected, this::beat);
    }

    /** Reads the clocks; if the wall clock has jumped, that is told before this returns. */
    ClockReading look() {
        var now = ClockReading.of(timer);
        jumps.look(now).ifPresent(onJump);
        return now;
    }

    /** How much of [{@code from}, {@code to}] on the monotonic clock this process did not run, as far as it can know. */
    Duration stalled(long from, long to) {
        var now = timer.nanoTime();
        var overdue = now - expected >= NOTICEABLE.toNanos() ? ProcessStalls.overlap(expected, now, from, to) : 0;
        return Duration.ofNanos(stalls.within(from, to) + overdue);
    }

    /** The age of the latest heartbeat; from any thread. Much more than {@link #BEAT}: the prober hangs. */
    Duration sinceBeat() {
        return Duration.ofNanos(timer.nanoTime() - lastBeat);
    }
}
