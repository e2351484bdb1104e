package dev.faultline.probe.scheduler;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/**
 * One run of a probe, from its start to its answer or to its being given up, whichever is first; what comes later is
 * dropped. All but the answer itself happens on the prober's thread.
 *
 * <pre>
 *              answered, threw
 *   STARTED ─────────────────────▶ OVER
 *      │                            ▲
 *      └─ timeout + 100 ms passed ──┘
 * </pre>
 */
final class ProbeAttempt {

    /** Time beyond the timeout for the probe to end by itself, for it knows best at which step it got stuck. */
    static final Duration GRACE = Duration.ofMillis(100);

    static final String DISMISSED = "not waited for: the check was replaced, or the prober stopped";

    private final ProbeTimer timer;
    private final InternalErrors bugs;
    private final OutcomeClassifier appraisal;
    private final ClockReading start;
    private final Duration lateness;
    private final BiConsumer<ProbeAttempt, Ending> onEnd;
    private final List<CompletableFuture<Observation>> waiting = new ArrayList<>(1);
    private ProbeTimer.Cancellable enforcement = () -> {};
    private boolean over;

    /**
     * @param start now
     * @param lateness from when it was due until now
     * @param onEnd told once
     */
    ProbeAttempt(
            ProbeTimer timer,
            InternalErrors bugs,
            OutcomeClassifier appraisal,
            ClockReading start,
            Duration lateness,
            BiConsumer<ProbeAttempt, Ending> onEnd) {
        this.timer = timer;
        this.bugs = bugs;
        this.appraisal = appraisal;
        this.start = start;
        this.lateness = lateness;
        this.onEnd = onEnd;
    }

    /** Runs the probe; {@code onEnd} is never told before this returns. */
    void launch(Probe probe, String dependency, Duration timeout) {
        var due = start.nanos() + timeout.plus(GRACE).toNanos();
        enforcement = timer.at(due, () -> giveUp(due));
        try {
            probe.run(Deadline.in(timeout, timer::nanoTime))
                    .thenApply(Objects::requireNonNull)
                    .whenComplete((outcome, bug) -> arrive(bug == null ? outcome : unknown(dependency, bug)));
        } catch (RuntimeException | Error bug) {
            arrive(unknown(dependency, bug));
        }
    }

    /** Lets one more wait for the observation. */
    void join(CompletableFuture<Observation> one) {
        waiting.add(one);
    }

    /** Answers all that wait, on another thread than the prober's. */
    void answer(Observation observation) {
        waiting.forEach(one -> one.completeAsync(() -> observation));
        waiting.clear();
    }

    /** Tells all that wait not to: the flight goes on, but nobody will learn what it saw. */
    void dismiss() {
        answer(appraisal.nothing(DISMISSED, start.wall(), Duration.ofNanos(timer.nanoTime() - start.nanos())));
    }

    /** Gives it up without telling {@code onEnd}. */
    void abandon() {
        over = true;
        enforcement.cancel();
    }

    Observation observation(Ending ending, Duration stalled) {
        var most = stalled.compareTo(ending.overdue()) > 0 ? stalled : ending.overdue();
        return appraisal.of(ending.outcome(), start.wall(), Duration.ofNanos(ending.nanos() - start.nanos()), most);
    }

    ClockReading start() {
        return start;
    }

    Duration lateness() {
        return lateness;
    }

    private void arrive(Outcome outcome) {
        var now = timer.nanoTime();
        timer.at(now, () -> end(new Ending(outcome, now, Duration.ZERO)));
    }

    private void giveUp(long due) {
        var now = timer.nanoTime();
        end(new Ending(appraisal.noAnswer(), now, Duration.ofNanos(now - due)));
    }

    private void end(Ending ending) {
        if (over) {
            return;
        }
        over = true;
        enforcement.cancel();
        onEnd.accept(this, ending);
    }

    private Outcome unknown(String dependency, Throwable thrown) {
        var bug = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        bugs.report("the probe of " + dependency, bug);
        var said = bug.getMessage();
        return Outcome.unknown(
                "the probe failed by itself: " + bug.getClass().getName() + (said == null ? "" : ": " + said));
    }

    /**
     * How a flight ended.
     *
     * @param outcome of the probe, or that it was given up
     * @param nanos when, on the monotonic clock
     * @param overdue how late it was given up; zero if it ended by itself
     */
    record Ending(Outcome outcome, long nanos, Duration overdue) {}
}
