// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.connection;

import java.time.Duration;
import java.util.Collection;

/** Reads the signs of trouble from the app's connections. Pure. */
public final class ConnectionRules {

    private ConnectionRules() {}

    /** @param cleared the names of the dependencies that were up as probed throughout the window */
    public static ConnectionSigns of(ObservedWindow window, Collection<String> cleared) {
        if (window.spans().isEmpty()
                || Duration.between(window.from(), window.to()).compareTo(ObservedWindow.LONGEST) > 0) {
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
}
