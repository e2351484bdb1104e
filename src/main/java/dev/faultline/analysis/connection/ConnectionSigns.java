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
 */
public record ConnectionSigns(List<String> watched, List<String> unwatched, List<String> troubles) {

    public static final ConnectionSigns NONE = new ConnectionSigns(List.of(), List.of(), List.of());

    public ConnectionSigns {
        watched = List.copyOf(watched);
        unwatched = List.copyOf(unwatched);
        troubles = List.copyOf(troubles);
    }
}
