// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.util.Optional;

/** What those who answer questions may ask of the running program. Thread-safe. */
public interface RunningConfig {

    /** The config in force. */
    FaultlineConfig config();

    /** Why the config file is not what is in force, if so. */
    Optional<ConfigProblem> problem();

    /** Whether this is the hub of a fleet, which probes nothing. */
    boolean isHub();

    /** The name of this instance. */
    String instance();

    /** Whether everything that is to run does. */
    boolean isStarted();
}
