// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
import java.util.List;

/** What else is said beside a fleet's verdict. */
public final class FleetNoteWording {

    private static final int NAMED = 5;

    private FleetNoteWording() {}

    public static String nobodyRan(String app) {
        return "No instance of " + app + " is known to have run in this window.";
    }

    public static String nodesUnknown(long instances) {
        return "The nodes of " + EnglishWords.count(instances, "instance", "instances")
                + " are unknown: each counts as a node of its own.";
    }

    /** @param ahead negative: behind */
    public static String clock(String instance, Duration ahead) {
        return "The clock of " + instance + " is " + DurationWords.of(ahead)
                + (ahead.isNegative() ? " behind" : " ahead") + "; its times are corrected.";
    }

    public static String tooMany() {
        return "There are too many changes of state in this time to read all of them; the earliest ones are missing.";
    }

    public static String sameNodes(String nodes, List<String> dependencies) {
        return EnglishWords.few(dependencies, NAMED) + " failed on the same nodes only (" + nodes
                + "): check the network of these nodes first.";
    }
}
