// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.hub.FleetHistory;
import dev.faultline.hub.FleetInstance.InstanceState;
import dev.faultline.hub.verdict.FleetFinding.SharedEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How other apps observed the endpoints of what failed, at the time in which it failed. */
public final class NeighbourRules {

    private static final Duration HINT = Duration.ofSeconds(1);

    private NeighbourRules() {}

    /** The endpoints of all that failed. */
    public static Set<String> endpoints(FleetVerdict verdict) {
        var endpoints = new TreeSet<String>();
        verdict.findings().stream()
                .filter(each -> each.finding().isFailure())
                .forEach(each -> endpoints.addAll(each.dependency().endpoints()));
        return endpoints;
    }

    /** The verdict with what these apps observed. */
    public static FleetVerdict beside(FleetVerdict verdict, Map<String, FleetHistory> others) {
        var findings = verdict.findings().stream()
                .map(each -> each.finding().isFailure() ? each.beside(elsewhere(verdict, each, others)) : each)
                .toList();
        return new FleetVerdict(
                verdict.question(),
                verdict.answer(),
                verdict.fleet(),
                verdict.behind(),
                findings,
                verdict.changes(),
                verdict.incidents(),
                verdict.notes(),
                verdict.missing());
    }

    private static List<SharedEndpoint> elsewhere(
            FleetVerdict verdict, FleetFinding finding, Map<String, FleetHistory> others) {
        var found = new ArrayList<SharedEndpoint>();
        others.forEach((app, history) -> {
            var names = new TreeSet<String>();
            history.roster().dependencies().stream()
                    .filter(each ->
                            shared(finding, each.dependency().endpoints()).isPresent())
                    .forEach(each -> names.add(each.dependency().name()));
            for (var name : names) {
                count(verdict, finding, app, name, history).ifPresent(found::add);
            }
        });
        return found;
    }

    private static Optional<String> shared(FleetFinding finding, Set<String> endpoints) {
        return finding.dependency().endpoints().stream()
                .filter(endpoints::contains)
                .sorted()
                .findFirst();
    }

    private static Optional<SharedEndpoint> count(
            FleetVerdict verdict, FleetFinding finding, String app, String name, FleetHistory history) {
        var span = span(verdict.question(), finding);
        var failed = 0;
        var clear = 0;
        var unknown = 0;
        var endpoint = Optional.<String>empty();
        var stores = history.roster().byStore();
        var isShared = history.roster().shared().contains(name);
        for (var each : history.roster().dependencies()) {
            var instance = Optional.ofNullable(stores.get(each.store()));
            var common = shared(finding, each.dependency().endpoints());
            if (!each.dependency().name().equals(name) || common.isEmpty() || instance.isEmpty()) {
                continue;
            }
            var timeline = new CorrectedRuns(history, instance.get()).timeline(name);
            if (timeline.certainFailure(span.from(), span.to()).isPresent()) {
                failed++;
            } else if (SightRules.isUp(timeline, span, isShared)) {
                clear++;
            } else if (instance.get().state() != InstanceState.ENDED) {
                unknown++;
            } else {
                continue;
            }
            endpoint = common;
        }
        var counts = new int[] {failed, clear, unknown};
        return endpoint.map(shared -> new SharedEndpoint(app, name, shared, counts[0], counts[1], counts[2]));
    }

    /** When it certainly failed in the window: from its onset to its recovery. */
    private static FailingSpan span(FleetQuestion question, FleetFinding finding) {
        var from = finding.onset()
                .flatMap(JointBounds::latest)
                .filter(onset -> onset.isAfter(question.window().from()))
                .orElse(question.window().from());
        var to = finding.recovery()
                .flatMap(JointBounds::earliest)
                .filter(end -> end.isBefore(question.window().to()))
                .or(() -> finding.observedUntil())
                .filter(end -> end.isBefore(question.window().to()))
                .orElse(question.window().to());
        return to.isAfter(from) ? new FailingSpan(from, to) : FailingSpan.between(from.minus(HINT), from);
    }
}
