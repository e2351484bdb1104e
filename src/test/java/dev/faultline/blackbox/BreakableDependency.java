// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import java.util.Set;

/**
 * One way in which a dependency can break.
 *
 * @param dependency the name of the dependency that breaks
 * @param yaml the keys of the dependency in the config file, in flow style
 * @param status what a probe finds while it is broken
 * @param failures the classes that are right for it
 * @param inject breaks it
 * @param heal mends it
 */
record BreakableDependency(
        String dependency, String yaml, String status, Set<String> failures, Step inject, Step heal) {

    /** Something done to a real server. */
    interface Step {
        void run() throws Exception;
    }

    @Override
    public String toString() {
        return dependency;
    }
}
