// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tracks the status of one dependency: stores each observation, updates the confirmed status and tells the listeners.
 * Written on the prober's thread, read on any.
 */
final class StatusTracker {

    private final SchedulerContext context;
    private final OrderedSink sink;
    private final List<Mark> held = new ArrayList<>(1);
    private volatile State state;

    /**
     * @param sink goes on where another tracker of the same dependency ended
     * @param since the beginning of the watch
     */
    StatusTracker(SchedulerContext context, OrderedSink sink, Instant since) {
        this.context = context;
        this.sink = sink;
        this.state = State.none(since.truncatedTo(ChronoUnit.MILLIS));
    }

    OrderedSink sink() {
        return sink;
    }

    /** The status now; on any thread. */
    DependencyStatus status(Dependency dependency) {
        return state.of(dependency);
    }

    /**
     * Records the observation of a probe.
     *
     * @param lateness from when the probe was due to when it started
     */
    void record(Observation observation, Duration lateness, Dependency dependency) {
        sink.store(observation);
        var before = state.confirmation().status();
        state = state.after(observation, dependency.pace(), 1);
        context.tell(listener -> listener.observed(observation, lateness));
        tellOfChange(before, observation, dependency);
    }

    /** Records an observation that another instance made; on any thread. */
    void take(Observation observation, Dependency dependency) {
        context.timer().at(context.timer().nanoTime(), () -> {
            sink.store(observation);
            var before = state.confirmation().status();
            state = state.after(observation, dependency.pace(), 0);
            tellOfChange(before, observation, dependency);
        });
    }

    private void tellOfChange(Status before, Observation confirming, Dependency dependency) {
        var after = state.confirmation().status();
        if (after != before) {
            var change = new StatusChange(dependency, before, after, confirming);
            context.tell(listener -> listener.changed(change));
        }
    }

    /** Counts regular probes that were not made. */
    void skip(String dependency, SkipReason reason, long count) {
        state = state.skipping(count);
        context.tell(listener -> listener.skipped(dependency, reason, count));
    }

    /** Takes a mark, to be recorded behind the observation of the probe that is in flight. */
    void hold(Mark mark) {
        held.add(mark);
    }

    /** Records the marks that were held. */
    void release(OutcomeClassifier classifier) {
        held.forEach(mark -> mark(mark, classifier));
        held.clear();
    }

    /** Records that nothing is known around an instant. Where nothing was known before, that adds nothing. */
    void mark(Mark mark, OutcomeClassifier classifier) {
        sink.markAt(mark.at()).ifPresent(at -> {
            var observation = classifier.unknown(mark.reason(), at, mark.length());
            sink.store(observation);
            state = state.noting(observation);
            context.tell(listener -> listener.noted(observation));
        });
    }

    /**
     * That nothing is known around an instant, and why.
     *
     * @param at where it belongs on the wall clock
     * @param length for how long
     */
    record Mark(String reason, Instant at, Duration length) {}

    private record State(Optional<Observation> last, StatusConfirmation confirmation, long probes, long skipped) {

        static State none(Instant since) {
            return new State(Optional.empty(), StatusConfirmation.none(since), 0, 0);
        }

        State after(Observation observation, ProbePace pace, int made) {
            return new State(Optional.of(observation), confirmation.after(observation, pace), probes + made, skipped);
        }

        State noting(Observation mark) {
            return new State(Optional.of(mark), confirmation, probes, skipped);
        }

        State skipping(long count) {
            return new State(last, confirmation, probes, skipped + count);
        }

        DependencyStatus of(Dependency dependency) {
            return new DependencyStatus(dependency, last, confirmation.status(), confirmation.since(), probes, skipped);
        }
    }
}
