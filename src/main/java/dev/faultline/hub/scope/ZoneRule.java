// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.scope;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether it failed only in some zones: at least two nodes failed, in each zone with a failure at least two thirds of its
 * nodes, and a zone without any failure is left. A failure on a node of an unknown zone breaks it.
 */
final class ZoneRule {

    private static final String UNKNOWN = "";

    private final Map<String, List<NodeSight>> zones;
    private final List<NodeSight> homeless;

    ZoneRule(List<NodeSight> nodes) {
        zones = nodes.stream()
                .filter(node -> node.zone().isPresent())
                .collect(Collectors.groupingBy(node -> node.zone().orElse(UNKNOWN)));
        homeless = nodes.stream().filter(node -> node.zone().isEmpty()).toList();
    }

    /** Whether it holds whatever the unknown ones observed. */
    boolean always() {
        var certain = zones.values().stream().mapToInt(ZoneRule::leastFailed).sum();
        return certain >= 2
                && homeless.stream().noneMatch(ZoneRule::mayFail)
                && zones.values().stream().allMatch(ZoneRule::isAlwaysFit)
                && zones.values().stream().anyMatch(zone -> zone.stream().noneMatch(ZoneRule::mayFail));
    }

    /** Whether it holds for something that the unknown ones may have observed. */
    boolean maybe() {
        if (!homeless.stream().allMatch(NodeSight::canBeClear)) {
            return false;
        }
        return zones.entrySet().stream()
                .filter(clear -> clear.getValue().stream().allMatch(NodeSight::canBeClear))
                .anyMatch(clear -> canFailInTheOthers(clear.getKey()));
    }

    private boolean canFailInTheOthers(String clear) {
        var failed = 0;
        for (var zone : zones.entrySet()) {
            if (zone.getKey().equals(clear)) {
                continue;
            }
            var nodes = zone.getValue();
            if (isMost(mostFailed(nodes), nodes)) {
                failed += mostFailed(nodes);
            } else if (!nodes.stream().allMatch(NodeSight::canBeClear)) {
                return false;
            }
        }
        return failed >= 2;
    }

    /** Whether a zone has no failure or enough of them, whatever the unknown ones observed. */
    private static boolean isAlwaysFit(List<NodeSight> zone) {
        if (zone.stream().anyMatch(NodeSight::canBeMixed)) {
            return isMost(leastFailed(zone), zone);
        }
        return mostFailed(zone) == 0 || isMost(Math.max(1, leastFailed(zone)), zone);
    }

    private static boolean isMost(int failed, Collection<NodeSight> zone) {
        return failed >= 1 && 3 * failed >= 2 * zone.size();
    }

    private static boolean mayFail(NodeSight node) {
        return node.canFail() || node.canBeMixed();
    }

    private static int leastFailed(Collection<NodeSight> zone) {
        return (int) zone.stream().filter(NodeSight::mustFail).count();
    }

    private static int mostFailed(Collection<NodeSight> zone) {
        return (int) zone.stream().filter(NodeSight::canFail).count();
    }
}
