// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.scope;

import dev.faultline.hub.scope.InstanceSight.Sight;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells the scope of a fault, only if it holds whatever those observed whose state is unknown: each of them failed or was
 * clear, in any combination. Each rule is asked whether it holds for all combinations, or for none; a rule that holds for
 * some leaves the scope undecided. So no combination has to be tried.
 *
 * <p>The rules in their order, for n nodes that all are known, F of which failed for all on them, M for some on them:
 *
 * <pre>
 *   DEPENDENCY   F ≥ 2 and F/n ≥ 2/3
 *   ZONE         F ≥ 2; in each zone with a failure F is at least 2/3 of its nodes; a zone without any is left
 *   RELEASE      the instances that failed, on two nodes or beside a clear one, are of one workload that no clear one has
 *   INSTANCE     F = 0
 *   NODE         M = 0, F/n ≤ 1/3, and two nodes are clear
 *   PART         anything else
 * </pre>
 */
public final class ScopeRules {

    private final List<NodeSight> nodes;
    private final int leastFailed;
    private final int mostFailed;

    private ScopeRules(List<NodeSight> nodes) {
        this.nodes = nodes;
        this.leastFailed = count(NodeSight::mustFail);
        this.mostFailed = count(NodeSight::canFail);
    }

    /** The scope; undecided also with fewer than two nodes, or if it certainly failed for nobody. */
    public static FaultScope of(List<NodeSight> nodes) {
        if (nodes.size() < 2 || nodes.stream().noneMatch(node -> node.has(Sight.FAILED))) {
            return FaultScope.UNDECIDED;
        }
        return new ScopeRules(List.copyOf(nodes)).scope();
    }

    private FaultScope scope() {
        var zones = new ZoneRule(nodes);
        var release = new ReleaseRule(nodes);
        if (alwaysDependency()) {
            return FaultScope.DEPENDENCY;
        }
        if (maybeDependency()) {
            return FaultScope.UNDECIDED;
        }
        if (zones.always()) {
            return FaultScope.ZONE;
        }
        if (zones.maybe()) {
            return FaultScope.UNDECIDED;
        }
        if (release.always()) {
            return FaultScope.RELEASE;
        }
        if (release.maybe()) {
            return FaultScope.UNDECIDED;
        }
        if (alwaysInstance()) {
            return FaultScope.INSTANCE;
        }
        if (maybeInstance()) {
            return FaultScope.UNDECIDED;
        }
        if (alwaysNode()) {
            return FaultScope.NODE;
        }
        return maybeNode() ? FaultScope.UNDECIDED : FaultScope.PART;
    }

    private int count(Predicate<NodeSight> which) {
        return (int) nodes.stream().filter(which).count();
    }

    private boolean alwaysDependency() {
        return isDependency(leastFailed);
    }

    private boolean maybeDependency() {
        return isDependency(mostFailed);
    }

    private boolean isDependency(int failed) {
        return failed >= 2 && 3 * failed >= 2 * nodes.size();
    }

    private boolean alwaysInstance() {
        return mostFailed == 0;
    }

    private boolean maybeInstance() {
        return leastFailed == 0 && nodes.stream().anyMatch(NodeSight::canBeMixed);
    }

    private boolean alwaysNode() {
        return leastFailed >= 1 && nodes.stream().noneMatch(NodeSight::canBeMixed) && isNode(mostFailed);
    }

    private boolean maybeNode() {
        var fewest = Math.max(1, count(node -> !node.canBeClear()));
        return nodes.stream().noneMatch(NodeSight::isMixed) && fewest <= mostFailed && isNode(fewest);
    }

    private boolean isNode(int failed) {
        return 3 * failed <= nodes.size() && nodes.size() - failed >= 2;
    }
}
