// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who ships, and what they depend on.
 *
 * @param instances by app and name
 * @param dependencies of these, those that are in their config
 * @param missing the databases that could not be read
 */
public record FleetRoster(
        List<FleetInstance> instances, List<FleetDependency> dependencies, List<CellTrouble> missing) {

    /** None. */
    public static final FleetRoster EMPTY = new FleetRoster(List.of(), List.of(), List.of());

    public FleetRoster {
        instances = List.copyOf(instances);
        dependencies = List.copyOf(dependencies);
        missing = List.copyOf(missing);
    }

    /** The instances by the id of their store. */
    public Map<UUID, FleetInstance> byStore() {
        return instances.stream()
                .collect(Collectors.toMap(FleetInstance::store, Function.identity(), (one, other) -> one));
    }

    /** The names of the dependencies that the instances check in turns: one that says so is enough, older versions do not. */
    public Set<String> shared() {
        return dependencies.stream()
                .filter(FleetDependency::shared)
                .map(each -> each.dependency().name())
                .collect(Collectors.toUnmodifiableSet());
    }
}
