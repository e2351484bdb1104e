// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.analysis.verdict.DependencyEvidence;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Judge;
import dev.faultline.basics.TimeOrder;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.hub.FleetDependency;
import dev.faultline.hub.FleetHistory;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.FleetInstance.InstanceState;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What each instance of a fleet observed of each dependency, judged by itself. */
final class InstanceViews {

    private final FleetQuestion question;
    private final FleetHistory history;
    private final Set<String> shared;
    private final Judge judge = new Judge();

    InstanceViews(FleetQuestion question, FleetHistory history) {
        this.question = question;
        this.history = history;
        this.shared = history.roster().shared();
    }

    /** The instances that ran at some time of the window. */
    List<FleetInstance> fleet() {
        var window = new FailingSpan(question.window().from(), question.window().to());
        return history.roster().instances().stream()
                .filter(each -> question.instance()
                        .filter(name -> !name.equals(each.name()))
                        .isEmpty())
                .filter(each -> life(each).within(window).isPresent())
                .toList();
    }

    /** When it ran, as far as that is known. */
    private FailingSpan life(FleetInstance instance) {
        var first = history.runs().getOrDefault(instance.store(), java.util.Map.of()).values().stream()
                .flatMap(List::stream)
                .map(shipped -> shipped.run().firstStart())
                .reduce(instance.life().started(), TimeOrder::earlier);
        var start = instance.clock().corrected(first);
        if (instance.state() != InstanceState.ENDED) {
            return new FailingSpan(start, Instant.MAX);
        }
        var end = instance.life()
                .ended()
                .map(instance.clock()::corrected)
                .orElseGet(() -> instance.reportedUntil()
                        .orElse(instance.shipped().reported())
                        .plus(FleetInstance.FORGOTTEN));
        return FailingSpan.between(start, TimeOrder.later(start, end));
    }

    /** By the name of the dependency. */
    TreeMap<String, List<InstanceView>> of(List<FleetInstance> fleet) {
        var views = new TreeMap<String, List<InstanceView>>();
        for (var instance : fleet) {
            for (var view : views(instance)) {
                views.computeIfAbsent(view.dependency().name(), name -> new ArrayList<>())
                        .add(view);
            }
        }
        return views;
    }

    private List<InstanceView> views(FleetInstance instance) {
        var runs = new CorrectedRuns(history, instance);
        var evidence = history.roster().dependencies().stream()
                .filter(each -> each.store().equals(instance.store()))
                .filter(each -> each.removed()
                        .filter(at -> !at.isAfter(question.window().from()))
                        .isEmpty())
                .map(FleetDependency::dependency)
                .filter(this::isAsked)
                .map(each -> evidence(each, runs.timeline(each.name())))
                .toList();
        // What it has not reported yet is pending only as long as it reports.
        var known = instance.isKnown()
                ? instance.reportedUntil().orElse(question.now())
                : question.window().to().plus(FleetInstance.FORGOTTEN);
        var verdicts = judge.judge(question.of(known), evidence, List.of()).dependencies();
        return evidence.stream()
                .map(each -> new InstanceView(
                        instance,
                        each.dependency(),
                        each.timeline(),
                        verdict(verdicts, each.dependency().name()),
                        shared.contains(each.dependency().name()),
                        life(instance)))
                .toList();
    }

    private boolean isAsked(Dependency dependency) {
        return !dependency.kind().equals(DependencyKind.ROUTE)
                && dependency.couldMatterTo(question.window().route())
                && question.dependency()
                        .filter(name -> !name.equals(dependency.name()))
                        .isEmpty();
    }

    private static DependencyVerdict verdict(List<DependencyVerdict> verdicts, String name) {
        return verdicts.stream()
                .filter(each -> each.dependency().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private DependencyEvidence evidence(Dependency dependency, Timeline timeline) {
        var window = new FailingSpan(question.window().from(), question.window().to());
        var observations = timeline.runs(window.from(), window.to()).stream()
                .mapToLong(run -> observations(run, window))
                .sum();
        return new DependencyEvidence(dependency, timeline, observations);
    }

    /** About how many observations of a run lie in the window; none only if none can. */
    private static long observations(Run run, FailingSpan window) {
        var both = new FailingSpan(run.firstStart(), TimeOrder.later(run.firstStart(), run.lastEnd())).within(window);
        return both.map(span -> Duration.between(span.from(), span.to()).toMillis()
                        / Math.max(1, run.allowedGap().toMillis()))
                .map(count -> Math.max(count, isWithin(run, window) ? 1 : 0))
                .orElse(0L);
    }

    private static boolean isWithin(Run run, FailingSpan window) {
        var isFirst =
                !run.firstStart().isBefore(window.from()) && !run.firstEnd().isAfter(window.to());
        var isLast = !run.lastStart().isBefore(window.from()) && !run.lastEnd().isAfter(window.to());
        return isFirst || isLast;
    }
}
