// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.settings.SettingsSection;

/**
 * All that is known about one kind of dependency: its keys in the config file and how it is probed. One per kind, in a
 * folder of its own, listed in the registry. Thread-safe.
 *
 * @param <S> the settings of this kind
 */
public interface ProbeFactory<S extends ProbeSpec> {

    DependencyKind kind();

    /**
     * Reads this kind's own keys. What is wrong is reported to the settings, not thrown, so that all errors are told at
     * once; the spec returned after a report is never opened. Opens nothing on the network.
     */
    S read(SettingsSection settings);

    /** The pace of a dependency of this kind whose section sets none of its own. */
    default ProbePace pace(ProbePace defaults) {
        return defaults;
    }

    /** A probe for the given settings. Opens nothing yet. */
    Probe open(S spec);
}
