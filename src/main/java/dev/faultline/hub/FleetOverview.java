// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.hub.DependencyOverview.NodeCounts;
import dev.faultline.hub.FleetInstance.InstanceState;
import dev.faultline.hub.scope.InstanceSight;
import dev.faultline.hub.scope.InstanceSight.Sight;
import dev.faultline.hub.scope.NodeSight;
import dev.faultline.hub.scope.ScopeRules;
import dev.faultline.probe.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** How each dependency is now, from what each instance shipped last. What is silent is unknown. Pure. */
public final class FleetOverview {

    private FleetOverview() {}

    /** One for each dependency of each app, by these two names. */
    public static List<DependencyOverview> of(FleetRoster roster) {
        var byStore = roster.byStore();
        var groups = new TreeMap<String, TreeMap<String, List<FleetDependency>>>();
        for (var each : roster.dependencies()) {
            var isRoute = each.dependency().kind().equals(DependencyKind.ROUTE);
            if (!isRoute && isThere(byStore, each.store())) {
                groups.computeIfAbsent(each.app(), app -> new TreeMap<>())
                        .computeIfAbsent(each.dependency().name(), name -> new ArrayList<>())
                        .add(each);
            }
        }
        var overviews = new ArrayList<DependencyOverview>();
        groups.forEach((app, names) -> names.forEach((name, rows) -> overviews.add(of(app, name, rows, byStore))));
        return List.copyOf(overviews);
    }

    private static boolean isThere(Map<UUID, FleetInstance> byStore, UUID store) {
        return Optional.ofNullable(byStore.get(store))
                .filter(each -> each.state() != InstanceState.ENDED)
                .isPresent();
    }

    private static DependencyOverview of(
            String app, String name, List<FleetDependency> shipped, Map<UUID, FleetInstance> byStore) {
        var isShared = shipped.stream().anyMatch(FleetDependency::shared);
        var rows = isShared ? ofOneTime(shipped, byStore) : shipped;
        var nodes = new TreeMap<String, List<FleetDependency>>();
        for (var row : rows) {
            nodes.computeIfAbsent(instance(byStore, row).node(), node -> new ArrayList<>())
                    .add(row);
        }
        var sights = nodes.entrySet().stream()
                .map(node -> sight(node.getKey(), node.getValue(), byStore))
                .toList();
        var counts = counts(nodes.values(), byStore);
        return new DependencyOverview(
                app,
                name,
                rows.get(0).dependency().kind().name(),
                rows.stream().anyMatch(row -> row.dependency().critical()),
                rows.stream()
                        .flatMap(row -> row.dependency().endpoints().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                isShared,
                counts,
                since(rows, byStore),
                sights.stream()
                                .anyMatch(node ->
                                        node.instances().stream().anyMatch(each -> each.sight() == Sight.FAILED))
                        ? Optional.of(ScopeRules.of(sights))
                        : Optional.empty());
    }

    /**
     * What is checked in turns is observed by one after the other: while it fails for some, what others observed may be older,
     * and says nothing of their way to it.
     */
    private static List<FleetDependency> ofOneTime(List<FleetDependency> rows, Map<UUID, FleetInstance> byStore) {
        return rows.stream().anyMatch(row -> sight(status(row, byStore)) == Sight.FAILED)
                ? rows.stream()
                        .map(row -> row.status() == Status.UP ? row.unknown() : row)
                        .toList()
                : rows;
    }

    private static FleetInstance instance(Map<UUID, FleetInstance> byStore, FleetDependency row) {
        return Optional.ofNullable(byStore.get(row.store())).orElseThrow();
    }

    private static NodeSight sight(String node, List<FleetDependency> rows, Map<UUID, FleetInstance> byStore) {
        return new NodeSight(
                node,
                rows.stream()
                        .flatMap(row -> instance(byStore, row).place().zone().stream())
                        .findFirst(),
                rows.stream()
                        .map(row -> new InstanceSight(
                                instance(byStore, row).name(),
                                instance(byStore, row).place().workload(),
                                sight(status(row, byStore))))
                        .toList());
    }

    private static Sight sight(Status status) {
        return switch (status) {
            case UP -> Sight.CLEAR;
            case DEGRADED, DOWN -> Sight.FAILED;
            case UNKNOWN -> Sight.UNKNOWN;
        };
    }

    /** What an instance shipped last says nothing once it is silent. */
    private static Status status(FleetDependency row, Map<UUID, FleetInstance> byStore) {
        return instance(byStore, row).isKnown() ? row.status() : Status.UNKNOWN;
    }

    private static NodeCounts counts(Collection<List<FleetDependency>> nodes, Map<UUID, FleetInstance> byStore) {
        var counts = nodes.stream()
                .map(rows ->
                        ofNode(rows.stream().map(row -> status(row, byStore)).collect(Collectors.toSet())))
                .collect(Collectors.groupingBy(status -> status, Collectors.summingInt(one -> 1)));
        return new NodeCounts(
                counts.getOrDefault(Status.UP, 0),
                counts.getOrDefault(Status.DEGRADED, 0),
                counts.getOrDefault(Status.DOWN, 0),
                counts.getOrDefault(Status.UNKNOWN, 0));
    }

    private static Status ofNode(Collection<Status> statuses) {
        return List.of(Status.UP, Status.DOWN, Status.DEGRADED).stream()
                .filter(statuses::contains)
                .findFirst()
                .orElse(Status.UNKNOWN);
    }

    private static Optional<Instant> since(List<FleetDependency> rows, Map<UUID, FleetInstance> byStore) {
        return rows.stream()
                .filter(row -> sight(status(row, byStore)) == Sight.FAILED)
                .flatMap(row -> row.since().map(instance(byStore, row).clock()::corrected).stream())
                .min(Instant::compareTo);
    }
}
