// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub;

import dev.faultline.hub.scope.FaultScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one dependency of one app is now, over all nodes.
 *
 * @param kind as most instances have it
 * @param critical whether it is for any
 * @param endpoints of all instances, by name
 * @param shared whether the instances check it in turns
 * @param nodes how many nodes observe what
 * @param since when the first that fail began to, by the databases' clocks; absent if none does
 * @param scope where the fault is; absent if it fails for nobody
 */
public record DependencyOverview(
        String app,
        String name,
        String kind,
        boolean critical,
        List<String> endpoints,
        boolean shared,
        NodeCounts nodes,
        Optional<Instant> since,
        Optional<FaultScope> scope) {

    public DependencyOverview {
        endpoints = List.copyOf(endpoints);
    }

    /**
     * How many nodes observe what.
     *
     * @param unknown those of which nobody knows, among them all that do not report
     */
    public record NodeCounts(int up, int degraded, int down, int unknown) {

        public int failing() {
            return degraded + down;
        }

        public int all() {
            return up + degraded + down + unknown;
        }
    }
}
