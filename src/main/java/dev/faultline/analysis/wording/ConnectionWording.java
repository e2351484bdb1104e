// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
import java.util.Collection;

/** What the app's own connections say, beside what the probes saw. */
public final class ConnectionWording {

    /** No socket but Faultline's own was ever read. */
    public static final String OUT_OF_REACH =
            "The app's connections are unknown: Faultline finds no sockets but its own, so it"
                    + " shares no network with the app. Run it in the app's pod, or in its network namespace.";

    private static final int NAMED = 3;

    private ConnectionWording() {}

    /**
     * @param fewest of what was usual before
     * @param most of what was usual before
     */
    public static String poolAtLimit(String dependency, int connections, int fewest, int most) {
        return dependency + " responded to the probe, while the app held " + connections
                + " connections to it throughout (usually " + (fewest == most ? "" : fewest + " to ") + most
                + "): its pool may be exhausted.";
    }

    public static String formerAddress(String dependency, String former, String current, String since) {
        return "The app still tries to connect to " + former + ", but the name of " + dependency + " points to "
                + current + " since " + since + " UTC: it may have kept an old address.";
    }

    public static String cannotConnect(String dependency, String endpoint, Duration longest) {
        return dependency + " responded to the probe, while the app tried to connect to " + endpoint + " for "
                + DurationWords.of(longest) + " without a response.";
    }

    public static String dataHangs(String dependency, int connections) {
        return dependency + " responded to the probe on new connections, but data hung on "
                + EnglishWords.count(connections, "connection", "connections")
                + " of the app to it, unacknowledged: a firewall or load balancer may have cut what was open before.";
    }

    public static String allGone(String dependency, int connections, String at) {
        return (connections == 1
                        ? "The app's only connection to " + dependency + " was gone at "
                        : "All " + connections + " connections of the app to " + dependency + " were gone at ")
                + at + " UTC, although it responded to the probe.";
    }

    // Of endpoints that nothing watches.

    /** @param usual what usually listens on that port; empty for nothing in particular */
    public static String place(String endpoint, String usual) {
        return usual.isEmpty() ? endpoint : endpoint + " (" + usual + " by its port)";
    }

    public static String unwatchedAttempts(String place, Duration longest) {
        return "The app tried to connect to " + place + " for " + DurationWords.of(longest)
                + " without a response, and no dependency watches it.";
    }

    public static String unwatchedHangs(String place, int connections) {
        return "Data hung, unacknowledged, on " + EnglishWords.count(connections, "connection", "connections")
                + " of the app to " + place + ", which no dependency watches.";
    }

    public static String unwatchedGone(String place, int connections, String at) {
        return (connections == 1
                        ? "The app's only connection to " + place + " was gone at "
                        : "All " + connections + " connections of the app to " + place + " were gone at ")
                + at + " UTC, and no dependency watches it.";
    }

    public static String notWatched(Collection<String> places) {
        return "Not watched: " + EnglishWords.few(places, NAMED) + ".";
    }

    public static String addUnwatched(Collection<String> places) {
        return "The app was connected to " + EnglishWords.few(places, NAMED) + ", which nothing watches: add "
                + (places.size() == 1 ? "it" : "them") + " under dependencies.";
    }
}
