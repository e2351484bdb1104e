// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.connection;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Reads the signs of trouble from the app's connections. Pure. */
public final class ConnectionRules {

    private ConnectionRules() {}

    /** @param cleared the names of the dependencies that were up as probed throughout the window */
    public static ConnectionSigns of(ObservedWindow window, Collection<String> cleared) {
        if (!isJudged(window)) {
            return ConnectionSigns.NONE;
        }
        var unwatched = new UnwatchedRules(window);
        return new ConnectionSigns(
                cleared.stream()
                        .flatMap(name -> new WatchedRules(window, name).sentences().stream())
                        .toList(),
                unwatched.places(),
                unwatched.troubles());
    }

    /** The endpoints that the app was connected to and that no dependency is at, as in {@link ConnectionSigns#unwatched}. */
    public static List<String> unwatched(ObservedWindow window) {
        return isJudged(window) ? new UnwatchedRules(window).places() : List.of();
    }

    private static boolean isJudged(ObservedWindow window) {
        return !window.spans().isEmpty()
                && Duration.between(window.from(), window.to()).compareTo(ObservedWindow.LONGEST) <= 0;
    }
}
