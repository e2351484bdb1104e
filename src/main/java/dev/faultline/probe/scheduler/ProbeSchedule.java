// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Check;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Says when one dependency is due: for the first time, then at the instants of its grid, and in between while it is on
 * alert. A check that many instances share is never due by itself: each probe is asked for. Used on the prober's thread only.
 */
final class ProbeSchedule {

    /** A probe that can be started no later than this after it was due is still started. */
    private static final long STILL_WORTH_IT_NANOS = Duration.ofSeconds(1).toNanos();

    private final SchedulerContext context;
    private final String dependency;
    private final int checks;
    private final boolean isNever;
    private final Consumer<DueProbe> onDue;
    private final AlertState alert;
    private ProbeGrid grid;
    private long alertNanos;
    private ProbeTimer.Cancellable first = () -> {};
    private ProbeTimer.Cancellable regular = () -> {};
    private ProbeTimer.Cancellable extra = () -> {};

    /** @param checks how many checks there are in all */
    ProbeSchedule(SchedulerContext context, Check<?> check, int checks, Consumer<DueProbe> onDue) {
        var pace = check.dependency().pace();
        this.context = context;
        this.dependency = check.dependency().name();
        this.checks = checks;
        this.isNever = check.shared();
        this.onDue = onDue;
        this.alert = new AlertState(context.anchor());
        this.grid = grid(pace);
        this.alertNanos = pace.alertInterval().toNanos();
    }

    /** Begins: the first probe after {@code delay} nanoseconds, or with the first regular one if that comes earlier. */
    void begin(long delay) {
        if (isNever) {
            return;
        }
        var now = context.timer().nanoTime();
        var regularDue = grid.after(now);
        regular = context.timer().at(regularDue, () -> regular(regularDue));
        var due = now + delay;
        if (due - regularDue < 0) {
            first = context.timer().at(due, () -> unplanned(due));
        }
    }

    /** Goes on at another pace; the phase stays if the interval does. */
    void follow(ProbePace pace) {
        alertNanos = pace.alertInterval().toNanos();
        var next = grid(pace);
        if (!isNever && !next.equals(grid)) {
            grid = next;
            regular.cancel();
            var due = grid.after(context.timer().nanoTime());
            regular = context.timer().at(due, () -> regular(due));
        }
    }

    /** Takes notice of what was observed at the given reading of the monotonic clock. */
    void observed(Status status, long nanos) {
        alert.observed(status, nanos);
        planExtra();
    }

    /** Probes at the alert interval until the given reading of the monotonic clock. */
    void alertUntil(long nanos) {
        alert.extendTo(nanos);
        planExtra();
    }

    void end() {
        first.cancel();
        regular.cancel();
        extra.cancel();
    }

    private void regular(long due) {
        var now = context.monitor().readClocks();
        var next = grid.after(now.nanos());
        regular = context.timer().at(next, () -> regular(next));
        var isMissed = now.nanos() - due > Math.min(STILL_WORTH_IT_NANOS, grid.interval() / 2);
        onDue.accept(new DueProbe(due, now, true, isMissed ? grid.between(due, next) : 0));
    }

    private void unplanned(long due) {
        onDue.accept(new DueProbe(due, context.monitor().readClocks(), false, 0));
    }

    private void planExtra() {
        extra.cancel();
        var now = context.timer().nanoTime();
        if (!isNever && alert.isOn(now)) {
            grid.extraAfter(now, alertNanos)
                    .ifPresent(due -> extra = context.timer().at(due, this::takeTurn));
        }
    }

    private void takeTurn() {
        var now = context.timer().nanoTime();
        context.limiter()
                .turn(now, grid.after(now) - alertNanos / 2)
                .ifPresent(turn -> extra = context.timer().at(turn, () -> unplanned(turn)));
    }

    private ProbeGrid grid(ProbePace pace) {
        return ProbeGrid.of(context.instance(), dependency, context.anchor(), pace.interval(), checks);
    }

    /**
     * A probe that is due.
     *
     * @param due when it was due, on the monotonic clock
     * @param now not before {@code due}
     * @param isRegular whether it lies on the grid, so that it counts as skipped if it cannot be made
     * @param missed how many regular probes, this one included, were due at a time that is past too long ago because the
     *     prober itself did not run; usually 0. They are not made up for, or all dependencies would be probed in one burst
     */
    record DueProbe(long due, ClockReading now, boolean isRegular, long missed) {

        Duration lateness() {
            return Duration.ofNanos(now.nanos() - due);
        }
    }
}
