package dev.faultline.probe.scheduler;

import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Status;
import java.time.Duration;

/**
 * Says when one dependency is due: at the first look, then at the instants of its cadence, and in between while it is
 * on alert. Used on the prober's thread only.
 */
final class ProbeSchedule {

    /** A probe that can be started no later than this after it was due is still started. */
    private static final long STILL_WORTH_IT_NANOS = Duration.ofSeconds(1).toNanos();

    private final SchedulerContext around;
    private final String dependency;
    private final Beat beat;
    private final AlertState alert;
    private ProbeGrid cadence;
    private long closerNanos;
    private ProbeTimer.Cancellable first = () -> {};
    private ProbeTimer.Cancellable regular = () -> {};
    private ProbeTimer.Cancellable closer = () -> {};

    ProbeSchedule(SchedulerContext around, String dependency, ProbePace pace, Beat beat) {
        this.around = around;
        this.dependency = dependency;
        this.beat = beat;
        this.alert = new AlertState(around.anchor());
        this.cadence = cadence(pace);
        this.closerNanos = pace.alertInterval().toNanos();
    }

    /** Begins: the first look after {@code delay} nanoseconds, or with the first regular one if that comes earlier. */
    void begin(long delay) {
        var now = around.timer().nanoTime();
        var regularDue = cadence.after(now);
        regular = around.timer().at(regularDue, () -> regular(regularDue));
        var due = now + delay;
        if (due - regularDue < 0) {
            first = around.timer().at(due, () -> beat.due(around.vitals().look(), due));
        }
    }

    /** Goes on at another pace; the phase stays if the interval does. */
    void follow(ProbePace pace) {
        closerNanos = pace.alertInterval().toNanos();
        var next = cadence(pace);
        if (!next.equals(cadence)) {
            cadence = next;
            regular.cancel();
            var due = cadence.after(around.timer().nanoTime());
            regular = around.timer().at(due, () -> regular(due));
        }
    }

    /** Takes notice of what was observed, and when. */
    void heed(Status status, long nanos) {
        alert.heed(status, nanos);
        lookCloser();
    }

    /** Looks more closely until the given reading of the monotonic clock. */
    void alertUntil(long nanos) {
        alert.ask(nanos);
        lookCloser();
    }

    void end() {
        first.cancel();
        regular.cancel();
        closer.cancel();
    }

    private void regular(long due) {
        var now = around.vitals().look();
        var next = cadence.after(now.nanos());
        regular = around.timer().at(next, () -> regular(next));
        if (now.nanos() - due > Math.min(STILL_WORTH_IT_NANOS, cadence.interval() / 2)) {
            beat.missed(now, due, cadence.between(due, next));
        } else if (!beat.due(now, due)) {
            beat.busy();
        }
    }

    private void lookCloser() {
        closer.cancel();
        var now = around.timer().nanoTime();
        if (alert.isOn(now)) {
            cadence.closerAfter(now, closerNanos)
                    .ifPresent(due -> closer = around.timer().at(due, this::takeTurn));
        }
    }

    private void takeTurn() {
        var now = around.timer().nanoTime();
        around.budget()
                .turn(now, cadence.after(now) - closerNanos / 2)
                .ifPresent(turn -> closer =
                        around.timer().at(turn, () -> beat.due(around.vitals().look(), turn)));
    }

    private ProbeGrid cadence(ProbePace pace) {
        return ProbeGrid.of(around.instance(), dependency, around.anchor(), pace.interval());
    }

    /** What is to be done when the time has come. */
    interface Beat {

        /**
         * A probe is due and can start now.
         *
         * @return false if one is in flight, so that none was started
         */
        boolean due(ClockReading now, long due);

        /** A regular probe was due while one was in flight. */
        void busy();

        /**
         * Regular probes were due at a time that is past too long ago, the first of them at {@code due}: the prober
         * itself did not run. They are not made up for, or all dependencies would be probed in one burst.
         */
        void missed(ClockReading now, long due, long count);
    }
}
