// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.fleet.FleetSettings;
import dev.faultline.fleet.HubSettings;
import dev.faultline.store.RetentionPeriods;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where and how long what was observed is kept.
 *
 * @param dataDir the folder of the local store, if the file names one; a change takes a restart
 * @param retention how long history is kept
 * @param fleet the fleet's database, if the file names one
 * @param hub the databases that a hub reads, and where it is
 */
public record StorageConfig(
        Optional<Path> dataDir, RetentionPeriods retention, Optional<FleetSettings> fleet, HubSettings hub) {

    static final StorageConfig DEFAULT =
            new StorageConfig(Optional.empty(), RetentionPeriods.DEFAULT, Optional.empty(), HubSettings.NONE);
}
