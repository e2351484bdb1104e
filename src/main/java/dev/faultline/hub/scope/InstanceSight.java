// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.scope;

import java.util.Optional;

/**
 * What one instance observed of a dependency, at the time that it is about.
 *
 * @param instance its name
 * @param workload its release, if it says so
 * @param sight what it observed
 */
public record InstanceSight(String instance, Optional<String> workload, Sight sight) {

    /** What an instance can have observed. */
    public enum Sight {
        /** It certainly failed. */
        FAILED,
        /** It was certainly up, throughout the time in which it failed for others. */
        CLEAR,
        /** It may have failed, or nobody knows. */
        UNKNOWN
    }
}
