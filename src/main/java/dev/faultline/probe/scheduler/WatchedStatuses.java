// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Check;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.probe.scheduler.ProbeAttempt.FinishedAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The statuses that one check gives: that of its own dependency, or those of the components that an app's health document
 * names. Written on the prober's thread, read on any.
 */
final class WatchedStatuses {

    private final SchedulerContext context;
    private final Supplier<Check<?>> check;
    private final StatusTracker own;
    private final Optional<ComponentStatuses> components;

    /** @param check the check as it is now; that of another kind needs another instance */
    WatchedStatuses(SchedulerContext context, Supplier<Check<?>> check, OrderedSink sink) {
        this.context = context;
        this.check = check;
        this.own = new StatusTracker(context, sink, context.timer().wall());
        this.components = check.get().dependency().kind().equals(DependencyKind.APP_HEALTH)
                ? Optional.of(new ComponentStatuses(context))
                : Optional.empty();
    }

    /** Whether the check observes components, and is no dependency itself. */
    boolean isOfComponents() {
        return components.isPresent();
    }

    /**
     * Records what was observed of the dependency itself, or what the document says of its components.
     *
     * @return the status, or the worst of the components and the document
     */
    Status record(FinishedAttempt finished, Observation observation, Duration lateness) {
        var outcome = finished.outcome();
        context.tell(listener ->
                listener.certified(check.get().dependency().name(), outcome.status(), outcome.certificateExpiry()));
        if (components.isPresent()) {
            return components.get().record(check.get(), finished, observation, lateness);
        }
        own.record(observation, lateness, check.get().dependency());
        return observation.status();
    }

    /** Records what another instance observed of the dependency itself; on any thread. */
    void take(Observation observation) {
        own.take(observation, check.get().dependency());
    }

    /** Counts regular probes that were not made. */
    void skip(SkipReason reason, long count) {
        own.skip(check.get().dependency().name(), reason, count);
    }

    /** Takes a mark, to be recorded behind the observation of the probe that is in flight. */
    void hold(StatusTracker.Mark mark) {
        components.ifPresentOrElse(parts -> parts.hold(mark), () -> own.hold(mark));
    }

    /** Records the marks that were held. */
    void release(OutcomeClassifier classifier) {
        components.ifPresentOrElse(parts -> parts.release(check.get()), () -> own.release(classifier));
    }

    /** Records that nothing is known around an instant. */
    void mark(StatusTracker.Mark mark, OutcomeClassifier classifier) {
        components.ifPresentOrElse(parts -> parts.mark(mark, check.get()), () -> own.mark(mark, classifier));
    }

    /** The clock was set back to this. */
    void startAgainAt(Instant now) {
        components.ifPresentOrElse(parts -> parts.startAgainAt(now), () -> sink().startAgainAt(now));
    }

    /** What has to go on if another watch takes over. */
    OrderedSink sink() {
        return own.sink();
    }

    /** All of them, by name; on any thread. */
    List<DependencyStatus> all() {
        return components
                .map(ComponentStatuses::statuses)
                .orElseGet(() -> List.of(own.status(check.get().dependency())));
    }

    /** That of one dependency, if it is among them; on any thread. */
    Optional<DependencyStatus> of(String dependency) {
        return all().stream()
                .filter(each -> each.dependency().name().equals(dependency))
                .findFirst();
    }

    /** Whether a dependency of this name is a component of the document, if there is one of this name at all. */
    boolean mayHaveComponent(String dependency) {
        return components.isPresent()
                && dependency.startsWith(check.get().dependency().name() + "/");
    }

    /** Whether there was a document, and it named no component; on any thread. */
    boolean isSilent() {
        return components.map(ComponentStatuses::isSilent).orElse(false);
    }

    /** The components are gone with the check. */
    void close() {
        components.ifPresent(ComponentStatuses::close);
    }
}
