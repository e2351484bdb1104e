// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.analysis.verdict.Finding;
import dev.faultline.dependency.Dependency;
import dev.faultline.hub.scope.FaultScope;
import dev.faultline.hub.scope.InstanceSight.Sight;
import dev.faultline.hub.scope.NodeSight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is found of one dependency, over all instances.
 *
 * @param dependency as the first of them has it
 * @param finding what it comes to
 * @param scope where the fault is; absent if it certainly failed for nobody
 * @param nodes the points of view
 * @param bounds when it began and ended
 * @param explained how much of the window it explains, over all nodes
 * @param failures how many instances it failed for in which way
 * @param observedUntil up to when all that report observed it; absent if that is beyond the window
 * @param where each node with what its instances found
 * @param elsewhere how other apps observed the same endpoint at that time
 */
public record FleetFinding(
        Dependency dependency,
        Finding finding,
        Optional<FaultScope> scope,
        List<NodeSight> nodes,
        FaultBounds bounds,
        ShareBounds explained,
        Map<String, Long> failures,
        Optional<Instant> observedUntil,
        List<NodeFinding> where,
        List<SharedEndpoint> elsewhere) {

    public FleetFinding {
        nodes = List.copyOf(nodes);
        where = List.copyOf(where);
        elsewhere = List.copyOf(elsewhere);
    }

    /**
     * When a fault began and ended, over all for whom it certainly failed.
     *
     * @param onset absent if it certainly failed for nobody
     * @param recovery absent while it has not ended for all
     */
    public record FaultBounds(Optional<JointBounds> onset, Optional<JointBounds> recovery) {}

    /** When it began; absent if it certainly failed for nobody. */
    public Optional<JointBounds> onset() {
        return bounds.onset();
    }

    /** When it ended; absent while it has not for all. */
    public Optional<JointBounds> recovery() {
        return bounds.recovery();
    }

    /** One node. */
    public record NodeFinding(String node, Optional<String> zone, Finding finding, List<InstanceFinding> instances) {}

    /**
     * One instance.
     *
     * @param reason why it is unknown; empty if it is not
     * @param reportedUntil up to when all is in
     */
    public record InstanceFinding(
            String instance, Finding finding, Sight sight, String reason, Optional<Instant> reportedUntil) {}

    /** How the instances of another app observed an endpoint. */
    public record SharedEndpoint(String app, String name, String endpoint, int failed, int clear, int unknown) {}

    /** How many nodes observed that. */
    public int count(Sight sight) {
        return (int) nodes.stream().filter(node -> node.sight() == sight).count();
    }

    /** The share of the nodes that it failed for. */
    public ShareBounds share() {
        double all = Math.max(1, nodes.size());
        return new ShareBounds(count(Sight.FAILED) / all, (count(Sight.FAILED) + count(Sight.UNKNOWN)) / all);
    }

    /** The same, as other apps observed it. */
    FleetFinding beside(List<SharedEndpoint> others) {
        return new FleetFinding(
                dependency, finding, scope, nodes, bounds, explained, failures, observedUntil, where, others);
    }
}
