// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.analysis.verdict.Finding;
import dev.faultline.hub.scope.FaultScope;
import dev.faultline.hub.scope.InstanceSight.Sight;
import dev.faultline.hub.scope.NodeSight;
import dev.faultline.hub.scope.ScopeRules;
import dev.faultline.hub.verdict.FleetFinding.InstanceFinding;
import dev.faultline.hub.verdict.FleetFinding.NodeFinding;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the views of all instances on one dependency come to together. */
final class FindingConsensus {

    private static final List<Finding> FAILURES =
            List.of(Finding.FAILED, Finding.DEGRADED, Finding.FAILED_BUT_UNRELATED);

    private final FleetQuestion question;
    private final List<InstanceView> views;
    private final FailingSpan reach;
    private final SightRules sights;
    private final UnknownReason reasons;

    private FindingConsensus(FleetQuestion question, List<InstanceView> views) {
        this.question = question;
        this.views = views;
        var each = question.of(question.now());
        this.reach = new FailingSpan(each.windowReachStart(), each.windowReachEnd());
        this.sights = SightRules.of(views, reach);
        this.reasons = new UnknownReason(sights, question.window().to());
    }

    static FleetFinding of(FleetQuestion question, List<InstanceView> views) {
        return new FindingConsensus(question, views).finding();
    }

    private FleetFinding finding() {
        var nodes = sights.nodes(views);
        var failed = views.stream().filter(InstanceView::failed).toList();
        var common = CommonFailure.of(failed);
        return new FleetFinding(
                views.get(0).dependency(),
                consensus(views),
                scope(nodes, failed),
                nodes,
                new FleetFinding.FaultBounds(onset(failed, common), recovery(failed, common)),
                explained(),
                failures(failed, common),
                observedUntil(),
                where(),
                List.of());
    }

    private Optional<FaultScope> scope(List<NodeSight> nodes, List<InstanceView> failed) {
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(nodes.size() > 1 && Alternation.of(views, reach) ? FaultScope.PART : ScopeRules.of(nodes));
    }

    /** Failed if it failed for any; cleared only if it is for all. */
    private static Finding consensus(Collection<InstanceView> views) {
        var findings = views.stream().map(view -> view.verdict().finding()).collect(Collectors.toSet());
        return FAILURES.stream()
                .filter(findings::contains)
                .findFirst()
                .orElseGet(() -> findings.size() == 1 ? findings.iterator().next() : Finding.MAY_HAVE_FAILED);
    }

    private Optional<JointBounds> onset(List<InstanceView> failed, CommonFailure common) {
        return bounds(failed, common, episodes -> Optional.of(episodes.get(0).onset()));
    }

    private Optional<JointBounds> recovery(List<InstanceView> failed, CommonFailure common) {
        return bounds(
                failed, common, episodes -> episodes.get(episodes.size() - 1).recovery());
    }

    /** Absent unless each has them. */
    private Optional<JointBounds> bounds(
            List<InstanceView> failed, CommonFailure common, Function<List<Episode>, Optional<InstantBounds>> which) {
        var bounds = new ArrayList<InstantBounds>();
        var uncertainties = new ArrayList<Duration>();
        for (var view : failed) {
            var episodes = common.episodes(view);
            var found = episodes.isEmpty() ? Optional.<InstantBounds>empty() : which.apply(episodes);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            bounds.add(found.get());
            uncertainties.add(view.uncertainty());
        }
        return JointBounds.of(bounds, uncertainties);
    }

    /** The mean over the nodes: of each the least of those that know, and the most of all. */
    private ShareBounds explained() {
        var least = new TreeMap<String, Double>();
        var most = new TreeMap<String, Double>();
        for (var view : views) {
            var node = view.instance().node();
            var shares = shares(view);
            if (sights.sight(view).filter(sight -> sight != Sight.UNKNOWN).isPresent()) {
                least.merge(node, shares.least(), Math::min);
            }
            most.merge(node, shares.most(), Math::max);
        }
        var nodes = Math.max(1, most.size());
        return new ShareBounds(
                least.values().stream().mapToDouble(each -> each).sum() / nodes,
                most.values().stream().mapToDouble(each -> each).sum() / nodes);
    }

    /** How much of the window it certainly failed, and may have failed, at the lag that the judge found. */
    private ShareBounds shares(InstanceView view) {
        var lag = view.verdict().lag();
        var known = view.knownUntil();
        var to = known.isBefore(question.window().to())
                ? known
                : question.window().to();
        var start = question.window().from().minus(lag);
        var end = to.minus(lag);
        double length = end.toEpochMilli() - start.toEpochMilli();
        if (length <= 0) {
            return new ShareBounds(0, 1);
        }
        var certain = view.timeline().certain(start, end).integral(start.toEpochMilli(), end.toEpochMilli()) / length;
        var unclear = view.timeline().uncertain(start, end).integral(start.toEpochMilli(), end.toEpochMilli()) / length;
        return new ShareBounds(certain, Math.min(1, certain + unclear));
    }

    private Optional<Instant> observedUntil() {
        return views.stream()
                .filter(view -> view.instance().isKnown())
                .map(InstanceView::knownUntil)
                .min(Instant::compareTo)
                .filter(until -> until.isBefore(question.window().to()));
    }

    private static TreeMap<String, Long> failures(List<InstanceView> failed, CommonFailure common) {
        return failed.stream()
                .flatMap(view -> common.episodes(view).stream().limit(1))
                .map(episode -> episode.failure().label())
                .filter(label -> !label.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private List<NodeFinding> where() {
        var nodes = views.stream()
                .collect(Collectors.groupingBy(view -> view.instance().node(), TreeMap::new, Collectors.toList()));
        var found = new ArrayList<NodeFinding>();
        nodes.forEach((node, on) -> found.add(new NodeFinding(
                node,
                on.stream()
                        .flatMap(view -> view.instance().place().zone().stream())
                        .findFirst(),
                consensus(on),
                on.stream().map(this::instance).toList())));
        return found;
    }

    private InstanceFinding instance(InstanceView view) {
        var sight = sights.sight(view);
        return new InstanceFinding(
                view.instance().name(),
                view.verdict().finding(),
                sight.orElse(Sight.UNKNOWN),
                sight.isEmpty() ? UnknownReason.NOT_RUNNING : sight.get() == Sight.UNKNOWN ? reasons.of(view) : "",
                view.instance().reportedUntil());
    }
}
