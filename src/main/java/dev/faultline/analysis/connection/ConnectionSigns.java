// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.connection;

import java.util.List;

/**
 * What the app's connections say of a window.
 *
 * @param watched a sentence on each sign of trouble with a dependency that was up as probed
 * @param unwatched the endpoints that the app was connected to and that no dependency is at, those with the most connections first
 * @param troubles a sentence on each of these with which there certainly was trouble
 * @param areOutOfReach whether nothing is known of them, because no network is shared with the app
 */
public record ConnectionSigns(
        List<String> watched, List<String> unwatched, List<String> troubles, boolean areOutOfReach) {

    public static final ConnectionSigns NONE = new ConnectionSigns(List.of(), List.of(), List.of());

    /** Those of an app with which no network is shared. */
    public static final ConnectionSigns OUT_OF_REACH = new ConnectionSigns(List.of(), List.of(), List.of(), true);

    /** What its connections, which are within reach, say. */
    public ConnectionSigns(List<String> watched, List<String> unwatched, List<String> troubles) {
        this(watched, unwatched, troubles, false);
    }

    public ConnectionSigns {
        watched = List.copyOf(watched);
        unwatched = List.copyOf(unwatched);
        troubles = List.copyOf(troubles);
    }
}
