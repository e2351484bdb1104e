// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Check;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProberStall;
import dev.faultline.probe.scheduler.ProbeAttempt.FinishedAttempt;
import dev.faultline.probe.scheduler.ProbeSchedule.DueProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The watch over one dependency: starts its probe when it is due, at most one at a time, and tracks its status.
 *
 * <pre>
 *               due, or asked for
 *     IDLE ─────────────────────────▶ IN FLIGHT
 *      │  ◀─────────────────────────      │
 *      │      responded or given up       │
 *      │ retire                           │ retire: what it sees is dropped
 *      ▼      responded or given up       ▼
 *    CLOSED ◀──────────────────────── LEAVING
 * </pre>
 *
 * <p>Everything happens on the prober's thread, except where a method says otherwise.
 */
final class DependencyWatch {

    private static final String DISMISSED = "not waited for: the check was replaced, or the prober stopped";

    private final SchedulerContext context;
    private final Probe probe;
    private final StatusTracker tracker;
    private final ProbeSchedule schedule;
    private final Optional<ComponentStatuses> components;
    private final List<CompletableFuture<Observation>> waiting = new ArrayList<>(1);
    private volatile Check<?> check;
    private OutcomeClassifier classifier;
    private @Nullable ProbeAttempt inFlight;
    private boolean isFirst = true;
    private boolean isRetired;
    private Runnable onClosed = () -> {};

    /** Opens the probe; on any thread. */
    DependencyWatch(SchedulerContext context, Check<?> check, OrderedSink sink) {
        this.context = context;
        this.check = check;
        this.probe = check.open();
        this.classifier = OutcomeClassifier.of(check);
        this.tracker = new StatusTracker(context, sink, context.timer().wall());
        this.components = check.dependency().kind().equals(DependencyKind.APP_HEALTH)
                ? Optional.of(new ComponentStatuses(context))
                : Optional.empty();
        this.schedule = new ProbeSchedule(context, name(), check.dependency().pace(), this::due);
    }

    private void due(DueProbe probe) {
        if (probe.missed() > 0) {
            tracker.skip(name(), SkipReason.STARVED, probe.missed());
            mark(new StatusTracker.Mark(ProberStall.whenDue(), probe.now().wallAt(probe.due()), probe.lateness()));
        } else if (inFlight == null) {
            start(probe.now(), probe.lateness());
        } else if (probe.isRegular()) {
            tracker.skip(name(), SkipReason.IN_FLIGHT, 1);
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
        if (components.isPresent()) {
            told(components.get(), finished, seen, lateness);
            return;
        }
        var observation = isFirst ? under.doubtFirst(seen) : seen;
        tracker.record(observation, lateness, check.dependency());
        tracker.release(classifier);
        schedule.observed(observation.status(), finished.end());
        answer(observation);
        isFirst = false;
        if (!observation.equals(seen)) {
            start(context.monitor().readClocks(), Duration.ZERO);
        }
    }

    /** What was asked is no dependency itself. */
    private void told(ComponentStatuses parts, FinishedAttempt finished, Observation seen, Duration lateness) {
        schedule.observed(parts.record(check, finished, seen, lateness), finished.end());
        parts.release(check);
        answer(seen);
    }

    /** What is watched; on any thread. */
    Check<?> check() {
        return check;
    }

    /** How the dependency stands, or those that it tells of; on any thread. */
    List<DependencyStatus> statuses() {
        return components.map(ComponentStatuses::statuses).orElseGet(() -> List.of(tracker.status(check.dependency())));
    }

    /** How one of them stands. */
    Optional<DependencyStatus> status(String dependency) {
        return statuses().stream()
                .filter(each -> each.dependency().name().equals(dependency))
                .findFirst();
    }

    /** Whether it should tell of others, was answered, and told of none; on any thread. */
    boolean isSilent() {
        return components.map(ComponentStatuses::isSilent).orElse(false);
    }

    /** Whether an observation of the dependency, if there is such a one, comes from here. */
    boolean tellsOf(String dependency) {
        return components.isPresent() && dependency.startsWith(name() + "/");
    }

    /** The clock was set back to this. */
    void startAgainAt(Instant now) {
        sink().startAgainAt(now);
        components.ifPresent(parts -> parts.startAgainAt(now));
    }

    /** What has to go on if another watch takes over. */
    OrderedSink sink() {
        return tracker.sink();
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
        return OutcomeClassifier.of(check).unknown(DISMISSED, now, Duration.ZERO);
    }

    /** Probes at the alert interval until the given reading of the monotonic clock; on any thread. */
    void alertUntil(long nanos) {
        later(() -> schedule.alertUntil(nanos));
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
        answer(classifier.unknown(DISMISSED, inFlight.start().wall(), inFlight.elapsed()));
        tracker.release(classifier);
        components.ifPresent(parts -> parts.release(check));
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
        components.ifPresent(ComponentStatuses::close);
        onClosed.run();
    }

    /** Records that nothing is known around an instant. If a probe is in flight, behind its observation. */
    void mark(StatusTracker.Mark mark) {
        if (inFlight == null) {
            tracker.mark(mark, classifier);
            components.ifPresent(parts -> parts.mark(mark, check));
        } else {
            tracker.hold(mark);
            components.ifPresent(parts -> parts.hold(mark));
        }
    }

    /** Answers all that wait, on another thread than the prober's. */
    private void answer(Observation observation) {
        waiting.forEach(one -> one.completeAsync(() -> observation));
        waiting.clear();
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
