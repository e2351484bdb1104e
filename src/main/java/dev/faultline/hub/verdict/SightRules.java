// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.hub.scope.InstanceSight;
import dev.faultline.hub.scope.InstanceSight.Sight;
import dev.faultline.hub.scope.NodeSight;
import dev.faultline.timeline.SegmentState;
import dev.faultline.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each instance observed of a dependency at the time in which it failed for others: clear is only who observed it up
 * throughout, as far as all that report have reported.
 */
final class SightRules {

    private final List<FailingSpan> failing;
    private final Optional<Instant> begun;

    private SightRules(List<FailingSpan> failing, Optional<Instant> begun) {
        this.failing = failing;
        this.begun = begun;
    }

    /** Those of the instances with these views, in the reach of the question. */
    static SightRules of(List<InstanceView> views, FailingSpan reach) {
        var known = views.stream()
                .filter(view -> view.instance().isKnown())
                .map(InstanceView::surelyKnownUntil)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        var end = known.isBefore(reach.to()) ? known : reach.to();
        var spans = views.stream()
                .filter(InstanceView::failed)
                .flatMap(view -> view.failing().stream())
                .flatMap(span -> span.within(reach).stream())
                .toList();
        var observed = end.isBefore(reach.from())
                ? List.<FailingSpan>of()
                : spans.stream()
                        .flatMap(span -> span.within(new FailingSpan(reach.from(), end)).stream())
                        .toList();
        return new SightRules(observed, spans.stream().map(FailingSpan::from).min(Instant::compareTo));
    }

    /** When it certainly failed for somebody. */
    List<FailingSpan> failing() {
        return failing;
    }

    /** When it first certainly failed for somebody, whether all have reported on that time or not; absent if it never did. */
    Optional<Instant> begun() {
        return begun;
    }

    /** Whether it certainly failed for somebody, and only at a time on which not all that report have reported yet. */
    boolean isPending() {
        return failing.isEmpty() && begun.isPresent();
    }

    /** What it observed; absent if it did not run at that time. */
    Optional<Sight> sight(InstanceView view) {
        if (view.failed()) {
            return Optional.of(Sight.FAILED);
        }
        var concerned = failing.stream()
                .flatMap(span -> span.within(view.life()).stream())
                .toList();
        if (concerned.isEmpty()) {
            return failing.isEmpty() ? Optional.of(Sight.UNKNOWN) : Optional.empty();
        }
        var isUp = concerned.stream()
                .allMatch(span -> isUp(view.timeline(), span.widened(view.uncertainty()), view.shared()));
        return Optional.of(isUp ? Sight.CLEAR : Sight.UNKNOWN);
    }

    /**
     * Whether it was up throughout, whatever lies between two observations. Of what is checked in turns nobody knows: who does
     * not have the turn does not check.
     */
    static boolean isUp(Timeline timeline, FailingSpan span, boolean shared) {
        var end = span.to().plus(Duration.ofMillis(1));
        return !shared
                && timeline.segments(span.from(), end).stream().allMatch(each -> each.state() == SegmentState.UP);
    }

    /** The points of view: the nodes, with what each instance on them observed. */
    List<NodeSight> nodes(List<InstanceView> views) {
        var nodes = new TreeMap<String, LinkedHashMap<InstanceView, Sight>>();
        for (var view : views) {
            sight(view)
                    .ifPresent(sight -> nodes.computeIfAbsent(view.instance().node(), node -> new LinkedHashMap<>())
                            .put(view, sight));
        }
        var found = new ArrayList<NodeSight>();
        nodes.forEach((node, seen) -> found.add(new NodeSight(
                node,
                seen.keySet().stream()
                        .flatMap(view -> view.instance().place().zone().stream())
                        .findFirst(),
                seen.entrySet().stream()
                        .map(each -> new InstanceSight(
                                each.getKey().instance().name(),
                                each.getKey().instance().place().workload(),
                                each.getValue()))
                        .toList())));
        return List.copyOf(found);
    }
}
