// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Check;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.PartOutcome;
import dev.faultline.probe.Status;
import dev.faultline.probe.scheduler.ProbeAttempt.FinishedAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The dependencies that one check tells of, each named {@code check/part}: they appear when they are first told of, and are gone
 * when they were left out three times. Of a check that does not know, none of them is known. Written on the prober's thread,
 * read on any.
 */
final class ComponentStatuses {

    /** So many at most; those told of first are kept. */
    static final int MOST = 50;

    private static final int GONE_AFTER = 3;

    private final SchedulerContext context;
    private volatile boolean silent;
    private final Map<String, Component> components = new ConcurrentSkipListMap<>();

    ComponentStatuses(SchedulerContext context) {
        this.context = context;
    }

    private static final class Component {
        private final StatusTracker tracker;
        private volatile Dependency dependency;
        private int missing;

        Component(StatusTracker tracker, Dependency dependency) {
            this.tracker = tracker;
            this.dependency = dependency;
        }
    }

    /**
     * Records what the check told.
     *
     * @param seen what it is worth as an observation of what was asked
     * @return the worst status among them, and that of what was asked
     */
    Status record(Check<?> check, FinishedAttempt finished, Observation seen, Duration lateness) {
        var isTold = seen.status().isAnswer();
        var told = isTold ? finished.outcome().parts() : unknown(check, seen);
        var names = new HashSet<String>();
        var worst = isTold ? Status.UP : seen.status();
        for (var part : told) {
            var component = component(check, part);
            if (component.isPresent()) {
                names.add(component.get().dependency.name());
                component
                        .get()
                        .tracker
                        .record(
                                observed(check, component.get(), part.outcome(), finished),
                                lateness,
                                component.get().dependency);
                worst = part.outcome().status() == Status.DOWN ? Status.DOWN : worst;
            }
        }
        silent = isTold && told.isEmpty();
        if (isTold) {
            forget(names);
        }
        return worst;
    }

    /** Nothing is known of those that are known, for the one who tells of them did not. */
    private List<PartOutcome> unknown(Check<?> check, Observation seen) {
        var prefix = prefix(check).length();
        var why = Outcome.unknown(check.dependency().name() + " did not tell: " + seen.message());
        return components.keySet().stream()
                .map(name -> new PartOutcome(name.substring(prefix), why))
                .toList();
    }

    private Optional<Component> component(Check<?> check, PartOutcome part) {
        var name = prefix(check) + part.name();
        var dependency = dependency(check.dependency(), name);
        var known = Optional.ofNullable(components.get(name));
        if (known.isEmpty() && components.size() >= MOST) {
            return Optional.empty();
        }
        var component = known.orElseGet(() -> {
            var sink = new OrderedSink(context);
            return new Component(
                    new StatusTracker(context, sink, context.timer().wall()), dependency);
        });
        if (known.isEmpty() || !component.dependency.equals(dependency)) {
            component.dependency = dependency;
            components.put(name, component);
            context.tell(listener -> listener.appeared(dependency));
        }
        component.missing = 0;
        return Optional.of(component);
    }

    private static Dependency dependency(Dependency told, String name) {
        return new Dependency(name, told.kind(), told.critical(), told.routes(), Set.of(), told.pace());
    }

    private static Observation observed(
            Check<?> check, Component component, Outcome outcome, FinishedAttempt finished) {
        return OutcomeClassifier.of(check, component.dependency).asTold(outcome, finished);
    }

    private void forget(Set<String> told) {
        components.forEach((name, component) -> {
            if (!told.contains(name) && ++component.missing == GONE_AFTER) {
                components.remove(name);
                context.tell(listener -> listener.vanished(component.dependency));
            }
        });
    }

    private static String prefix(Check<?> check) {
        return check.dependency().name() + "/";
    }

    /** Takes a mark, to be recorded behind the observations of the probe that is in flight. */
    void hold(StatusTracker.Mark mark) {
        components.values().forEach(each -> each.tracker.hold(mark));
    }

    /** Records the marks that were held. */
    void release(Check<?> check) {
        components.values().forEach(each -> each.tracker.release(OutcomeClassifier.of(check, each.dependency)));
    }

    /** Records that nothing is known of any around an instant. */
    void mark(StatusTracker.Mark mark, Check<?> check) {
        components.values().forEach(each -> each.tracker.mark(mark, OutcomeClassifier.of(check, each.dependency)));
    }

    /** The clock was set back. */
    void startAgainAt(Instant now) {
        components.values().forEach(each -> each.tracker.sink().startAgainAt(now));
    }

    /** Whether there was an answer that told of none; on any thread. */
    boolean isSilent() {
        return silent;
    }

    /** How they stand, by name; on any thread. */
    List<DependencyStatus> statuses() {
        return components.values().stream()
                .map(each -> each.tracker.status(each.dependency))
                .toList();
    }

    /** No more is known of them. */
    void close() {
        components.values().forEach(each -> context.tell(listener -> listener.vanished(each.dependency)));
        components.clear();
    }
}
