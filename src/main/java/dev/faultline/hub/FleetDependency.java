// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub;

import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A dependency as one instance has it.
 *
 * @param app the app
 * @param store of the instance
 * @param dependency what it is
 * @param status the latest that was shipped
 * @param since since when, by the instance's clock; absent if nothing was observed
 * @param shared whether the instances check it in turns
 * @param removed when it left the config, by the database's clock
 */
public record FleetDependency(
        String app,
        UUID store,
        Dependency dependency,
        Status status,
        Optional<Instant> since,
        boolean shared,
        Optional<Instant> removed) {

    /** The same of which nobody knows how it is now. */
    FleetDependency unknown() {
        return new FleetDependency(app, store, dependency, Status.UNKNOWN, Optional.empty(), shared, removed);
    }
}
