// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.scope;

import dev.faultline.hub.scope.InstanceSight.Sight;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether only one release failed: all instances that failed are of one workload, all clear ones, at least one, are of
 * others, and those that failed are on two nodes or beside a clear one.
 */
final class ReleaseRule {

    private final List<NodeSight> nodes;
    private final List<InstanceSight> instances;

    ReleaseRule(List<NodeSight> nodes) {
        this.nodes = nodes;
        this.instances =
                nodes.stream().flatMap(node -> node.instances().stream()).toList();
    }

    /** Whether it holds whatever the unknown ones observed: any of them could break it. */
    boolean always() {
        return instances.stream().noneMatch(each -> each.sight() == Sight.UNKNOWN) && maybe();
    }

    /** Whether it holds for something that they may have observed: that those of the workload failed, and no other. */
    boolean maybe() {
        var failed = instances.stream()
                .filter(each -> each.sight() == Sight.FAILED)
                .map(InstanceSight::workload)
                .collect(Collectors.toSet());
        if (failed.size() != 1
                || instances.stream().anyMatch(each -> each.workload().isEmpty())) {
            return false;
        }
        var workload = failed.iterator().next();
        return instances.stream().noneMatch(each -> each.sight() == Sight.CLEAR && isOf(workload, each))
                && instances.stream().anyMatch(each -> !isOf(workload, each))
                && isSpread(workload);
    }

    private boolean isSpread(Optional<String> workload) {
        var with = nodes.stream()
                .filter(node -> node.instances().stream().anyMatch(each -> isOf(workload, each)))
                .toList();
        return with.size() > 1
                || with.stream().anyMatch(node -> node.instances().stream().anyMatch(each -> !isOf(workload, each)));
    }

    private static boolean isOf(Optional<String> workload, InstanceSight each) {
        return each.workload().equals(workload);
    }
}
