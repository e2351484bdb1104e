// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.connection.ConnectionSigns;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the window besides failures and changes.
 *
 * @param noneFailed whether responses were counted, and none of them failed: then nothing is to be undone
 * @param unwatched the place that an error line names and nothing watches, if there is one
 * @param unknownRoute the route in question, if nothing knows of it
 * @param load how many times as many requests there were as in the hour before; 0 if that is unknown
 * @param connections what the app's own connections say
 * @param slower a sentence on each dependency that took far longer to respond than usual
 */
record CauseCircumstances(
        boolean noneFailed,
        Optional<String> unwatched,
        Optional<UnknownRoute> unknownRoute,
        double load,
        ConnectionSigns connections,
        List<String> slower) {

    CauseCircumstances {
        slower = List.copyOf(slower);
    }
}
