// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.Check;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProberStall;
import dev.faultline.probe.scheduler.ProbeAttempt.FinishedAttempt;
import dev.faultline.probe.scheduler.ProbeSchedule.DueProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The watch over one dependency: starts its probe when it is due, at most one at a time, and tracks its status.
 * <pre>
 *               due, or asked for
 *     IDLE ─────────────────────────▶ IN FLIGHT
 *      │  ◀─────────────────────────      │
 *      │      responded or given up       │
 *      │ retire                           │ retire: what it sees is dropped
 *      ▼      responded or given up       ▼
 *    CLOSED ◀──────────────────────── LEAVING
 * </pre>
 * Everything happens on the prober's thread, except where a method says otherwise.
 */
final class DependencyWatch {

    private final SchedulerContext context;
    private final Probe probe;
    private final WatchedStatuses statuses;
    private final ProbeSchedule schedule;
    private final WaitingCallers waiting = new WaitingCallers();
    private volatile Check<?> check;
    private OutcomeClassifier classifier;
    private @Nullable ProbeAttempt inFlight;
    private boolean isFirst = true;
    private boolean isRetired;
    private Runnable onClosed = () -> {};

    /** Opens the probe of one of so many checks; on any thread. */
    DependencyWatch(SchedulerContext context, Check<?> check, int checks, OrderedSink sink) {
        this.context = context;
        this.check = check;
        this.probe = check.open();
        this.classifier = OutcomeClassifier.of(check);
        this.statuses = new WatchedStatuses(context, this::check, sink);
        this.schedule = new ProbeSchedule(context, check, checks, this::due);
    }

    private void due(DueProbe probe) {
        if (probe.missed() > 0) {
            statuses.skip(SkipReason.STARVED, probe.missed());
            mark(new StatusTracker.Mark(ProberStall.whenDue(), probe.now().wallAt(probe.due()), probe.lateness()));
        } else if (inFlight == null) {
            start(probe.now(), probe.lateness());
        } else if (probe.isRegular()) {
            statuses.skip(SkipReason.IN_FLIGHT, 1);
        }
    }

    private void start(ClockReading now, Duration lateness) {
        var under = classifier;
        inFlight = new ProbeAttempt(context, now, finished -> finish(finished, under, lateness));
        inFlight.run(probe, name(), check.dependency().pace().timeout());
    }

    private void finish(FinishedAttempt finished, OutcomeClassifier under, Duration lateness) {
        inFlight = null;
        if (isRetired) {
            close();
            return;
        }
        var seen = under.classify(finished);
        var mayBeDoubted = isFirst && !statuses.isOfComponents();
        var observation = mayBeDoubted ? under.doubtFirst(seen) : seen;
        schedule.observed(statuses.record(finished, observation, lateness), finished.end());
        statuses.release(classifier);
        waiting.answer(observation);
        isFirst = false;
        if (mayBeDoubted && !check.shared() && !observation.equals(seen)) {
            start(context.monitor().readClocks(), Duration.ZERO);
        }
    }

    /** What is watched; on any thread. */
    Check<?> check() {
        return check;
    }

    /** The statuses that the check gives; to be read on any thread. */
    WatchedStatuses statuses() {
        return statuses;
    }

    /** Starts watching, the first probe after {@code delay} nanoseconds; on any thread. */
    void begin(long delay) {
        later(() -> schedule.begin(delay));
    }

    /** Goes on under a check that has the same probe; on any thread. */
    void adopt(Check<?> other) {
        check = other;
        later(() -> {
            classifier = OutcomeClassifier.of(other);
            schedule.follow(other.dependency().pace());
        });
    }

    /** Probes after {@code delay} nanoseconds, or joins the probe that is in flight then; on any thread. */
    CompletableFuture<Observation> probe(long delay) {
        var answer = new CompletableFuture<Observation>();
        context.timer().at(context.timer().nanoTime() + delay, () -> {
            var now = context.monitor().readClocks();
            if (isRetired) {
                answer.completeAsync(() -> refusal(now.wall()));
                return;
            }
            waiting.add(answer);
            if (inFlight == null) {
                start(now, Duration.ZERO);
            }
        });
        return answer;
    }

    /** What someone gets who asks for a probe that will not be made; on any thread. */
    Observation refusal(Instant now) {
        return OutcomeClassifier.of(check).dismissed(now, Duration.ZERO);
    }

    /** Probes at the alert interval until the given reading of the monotonic clock; on any thread. */
    void alertUntil(long nanos) {
        later(() -> schedule.alertUntil(nanos));
    }

    /** Probes now; cancelled if one is in flight or the monotonic clock is past {@code latest} then. On any thread. */
    CompletableFuture<Observation> probeInTurn(long latest) {
        var answer = new CompletableFuture<Observation>();
        later(() -> {
            var now = context.monitor().readClocks();
            if (inFlight != null || now.nanos() - latest > 0) {
                answer.cancel(false);
            } else {
                waiting.add(answer);
                start(now, Duration.ZERO);
            }
        });
        return answer;
    }

    /** Stops watching. The probe is closed when it is not in flight any more, and {@code onClosed} is run then. */
    void retire(Runnable then) {
        onClosed = then;
        isRetired = true;
        schedule.end();
        if (inFlight == null) {
            close();
            return;
        }
        waiting.answer(classifier.dismissed(inFlight.start().wall(), inFlight.elapsed()));
        statuses.release(classifier);
    }

    /** Gives up what is in flight, whoever waits for it, and closes the probe. */
    void close() {
        isRetired = true;
        schedule.end();
        if (inFlight != null) {
            inFlight.abandon();
            inFlight = null;
        }
        context.errors().guard("closing the probe of " + name(), probe::close);
        statuses.close();
        onClosed.run();
    }

    /** Records that nothing is known around an instant. If a probe is in flight, behind its observation. */
    void mark(StatusTracker.Mark mark) {
        if (inFlight == null) {
            statuses.mark(mark, classifier);
        } else {
            statuses.hold(mark);
        }
    }

    private void later(Runnable task) {
        context.timer().at(context.timer().nanoTime(), () -> {
            if (!isRetired) {
                task.run();
            }
        });
    }

    private String name() {
        return check.dependency().name();
    }
}
