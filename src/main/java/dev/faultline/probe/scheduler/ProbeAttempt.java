// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.text.DurationWords;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * One run of a probe, from its start to its response or to its being given up, whichever is first; what comes later is
 * dropped. All but the response itself happens on the prober's thread.
 *
 * <pre>
 *              responded, threw
 *   STARTED ─────────────────────▶ OVER
 *      │                            ▲
 *      └─ timeout + 100 ms passed ──┘
 * </pre>
 */
final class ProbeAttempt {

    /** Time beyond the timeout for the probe to end by itself, for it knows best at which step it got stuck. */
    static final Duration GRACE = Duration.ofMillis(100);

    private final SchedulerContext context;
    private final ClockReading start;
    private final Consumer<FinishedAttempt> onFinish;
    private ProbeTimer.Cancellable enforcement = () -> {};
    private boolean isOver;

    /**
     * @param start now
     * @param onFinish is called once, unless the attempt is abandoned
     */
    ProbeAttempt(SchedulerContext context, ClockReading start, Consumer<FinishedAttempt> onFinish) {
        this.context = context;
        this.start = start;
        this.onFinish = onFinish;
    }

    /** Runs the probe; {@code onFinish} is never called before this returns. */
    void run(Probe probe, String dependency, Duration timeout) {
        var latest = start.nanos() + timeout.plus(GRACE).toNanos();
        enforcement = context.timer().at(latest, () -> giveUp(latest, timeout));
        try {
            probe.run(Deadline.in(timeout, context.timer()::nanoTime))
                    .thenApply(Objects::requireNonNull)
                    .whenComplete((outcome, bug) -> arrive(bug == null ? outcome : unknown(dependency, bug)));
        } catch (RuntimeException | Error bug) {
            arrive(unknown(dependency, bug));
        }
    }

    /** Gives it up without calling {@code onFinish}. */
    void abandon() {
        isOver = true;
        enforcement.cancel();
    }

    ClockReading start() {
        return start;
    }

    Duration elapsed() {
        return Duration.ofNanos(context.timer().nanoTime() - start.nanos());
    }

    private void arrive(Outcome outcome) {
        var now = context.timer().nanoTime();
        context.timer().at(now, () -> finish(outcome, now, Duration.ZERO));
    }

    private void giveUp(long latest, Duration timeout) {
        var now = context.timer().nanoTime();
        var noResponse = Outcome.down(FailureClass.TIMEOUT, "no answer within " + DurationWords.of(timeout));
        finish(noResponse, now, Duration.ofNanos(now - latest));
    }

    private void finish(Outcome outcome, long end, Duration overdue) {
        if (isOver) {
            return;
        }
        isOver = true;
        enforcement.cancel();
        var stalled = context.monitor().stalled(start.nanos(), end);
        var lost = stalled.compareTo(overdue) > 0 ? stalled : overdue;
        onFinish.accept(new FinishedAttempt(outcome, start, Duration.ofNanos(end - start.nanos()), lost));
    }

    private Outcome unknown(String dependency, Throwable thrown) {
        var bug = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        context.errors().report("the probe of " + dependency, bug);
        var said = bug.getMessage();
        return Outcome.unknown(
                "the probe itself failed: " + bug.getClass().getName() + (said == null ? "" : ": " + said));
    }

    /**
     * How an attempt ended.
     *
     * @param outcome of the probe, or that it was given up
     * @param start when it started
     * @param took from the start to the end, on the monotonic clock
     * @param lost for how much of that the prober did not run, or ran late
     */
    record FinishedAttempt(Outcome outcome, ClockReading start, Duration took, Duration lost) {

        /** When it ended, on the monotonic clock. */
        long end() {
            return start.nanos() + took.toNanos();
        }
    }
}
