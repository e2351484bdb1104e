// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import java.util.Optional;
import java.util.Set;

/**
 * Who ships, as the fleet's database has it beside each batch.
 *
 * @param app the app that this instance stands beside
 * @param instance its name
 * @param place where it runs
 * @param watched the names of the dependencies and routes in the config
 * @param shared those of them that the instances check in turns
 * @param settings the database to ship to; absent: none
 */
public record FleetMembership(
        String app,
        String instance,
        InstancePlace place,
        Set<String> watched,
        Set<String> shared,
        Optional<FleetSettings> settings) {

    public FleetMembership {
        watched = Set.copyOf(watched);
        shared = Set.copyOf(shared);
    }

    /** One that checks everything by itself. */
    public FleetMembership(
            String app, String instance, InstancePlace place, Set<String> watched, Optional<FleetSettings> settings) {
        this(app, instance, place, watched, Set.of(), settings);
    }
}
