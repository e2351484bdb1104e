// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.dependency;

/**
 * How a route of the app that the sidecar asks is named where it stands among dependencies: in the prober and in the
 * store, {@code route/NAME}. No dependency has such a name.
 */
public final class RouteDependency {

    /** What such a name starts with. */
    public static final String PREFIX = "route/";

    private RouteDependency() {}

    /** The name among dependencies of the route with the given name in the config file. */
    public static String watchedName(String route) {
        return PREFIX + route;
    }

    /** Whether that is the name of a route, not of a dependency. */
    public static boolean isOne(String watchedName) {
        return watchedName.startsWith(PREFIX);
    }

    /** The name in the config file of what is watched under the given name. */
    public static String nameOf(String watchedName) {
        return isOne(watchedName) ? watchedName.substring(PREFIX.length()) : watchedName;
    }
}
