// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

/** What the app says of a dependency, where a probe saw something else. */
public final class ContrastWording {

    private ContrastWording() {}

    /**
     * That the app could not use what was there.
     *
     * @param degraded whether the app called it degraded, not down
     * @param component its name among what the app tells of
     * @param message what the app said; empty for nothing
     */
    public static String upAsProbed(String dependency, boolean degraded, String component, String message) {
        return dependency + " was up as probed, but " + (degraded ? "degraded" : "down") + " as the app saw it ("
                + component + (message.isEmpty() ? "" : ": " + message)
                + "): it was there, and the app could not use it. Check the app's connection pool, credentials and DNS cache.";
    }
}
