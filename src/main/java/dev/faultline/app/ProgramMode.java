// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import java.util.Locale;
import java.util.Optional;

/** What the program is, by {@code FAULTLINE_MODE}. */
enum ProgramMode {
    /** Stands beside an app and watches its dependencies. */
    SIDECAR,
    /** Reads the databases of a fleet, answers for all of its instances, and probes nothing. */
    HUB,
    /** Brings the tables of the fleet's database to this version, and ends. */
    MIGRATE;

    /**
     * The mode of that name; none given: the sidecar.
     *
     * @throws CannotStart if there is none of that name
     */
    static ProgramMode of(Optional<String> word) {
        var name = word.map(String::strip).filter(given -> !given.isEmpty()).orElse("sidecar");
        for (var mode : values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(name)) {
                return mode;
            }
        }
        throw new CannotStart(2, "FAULTLINE_MODE is '" + name + "'; allowed are sidecar, hub and migrate");
    }
}
