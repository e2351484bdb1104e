// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.wording;

import dev.faultline.hub.scope.FaultScope;
import dev.faultline.hub.scope.InstanceSight;
import dev.faultline.hub.scope.InstanceSight.Sight;
import dev.faultline.hub.scope.NodeSight;
import dev.faultline.hub.verdict.FleetFinding;
import dev.faultline.hub.verdict.FleetFinding.InstanceFinding;
import dev.faultline.hub.verdict.FleetFinding.NodeFinding;
import dev.faultline.text.EnglishWords;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the fault is, with the names of those it failed for. */
final class ScopeSentences {

    private static final int NAMED = 4;

    private ScopeSentences() {}

    /** Where the fault is, with names. */
    static String where(FleetFinding each, FaultScope scope) {
        return switch (scope) {
            case DEPENDENCY -> "the dependency, not the way to it";
            case ZONE -> "only from " + EnglishWords.few(zones(each), NAMED);
            case NODE ->
                "the way of " + EnglishWords.few(nodes(each, Sight.FAILED), NAMED) + " to it, as "
                        + EnglishWords.count(each.count(Sight.CLEAR), "other node", "other nodes")
                        + " reached it at that time";
            case INSTANCE ->
                "only " + EnglishWords.few(names(instances(each, Sight.FAILED)), NAMED)
                        + ", as others on the same nodes reached it: check their config and credentials";
            case RELEASE ->
                "only in " + EnglishWords.few(releases(each), NAMED) + ": check what came with that release";
            case PART ->
                "too many for the way of one node, too few for all of it: check each part that stands behind the name";
            case UNDECIDED -> undecided(each);
        };
    }

    private static String undecided(FleetFinding each) {
        if (each.nodes().size() < 2) {
            return "with one node it is unknown whether it was the dependency or the way to it";
        }
        var unknown = names(instances(each, Sight.UNKNOWN));
        var nodes = each.where().stream()
                .filter(node -> node.instances().stream().anyMatch(found -> unknown.contains(found.instance())))
                .map(node -> node.node() + " (" + reasons(node) + ")")
                .toList();
        return "where the fault is depends on " + EnglishWords.few(nodes, NAMED) + ", whose state is unknown";
    }

    private static String reasons(NodeFinding node) {
        return node.instances().stream()
                .map(InstanceFinding::reason)
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static List<String> zones(FleetFinding each) {
        return each.nodes().stream()
                .filter(node -> node.sight() == Sight.FAILED)
                .flatMap(node -> node.zone().stream())
                .distinct()
                .map(zone -> "zone " + zone)
                .toList();
    }

    private static List<String> nodes(FleetFinding each, Sight sight) {
        return each.nodes().stream()
                .filter(node -> node.sight() == sight)
                .map(NodeSight::node)
                .toList();
    }

    private static List<String> names(Stream<InstanceSight> instances) {
        return instances.map(InstanceSight::instance).toList();
    }

    private static List<String> releases(FleetFinding each) {
        return instances(each, Sight.FAILED)
                .map(InstanceSight::workload)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    static Stream<InstanceSight> instances(FleetFinding each, Sight sight) {
        return each.nodes().stream()
                .flatMap(node -> node.instances().stream())
                .filter(instance -> instance.sight() == sight);
    }
}
