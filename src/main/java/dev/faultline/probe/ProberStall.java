// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import dev.faultline.text.DurationWords;
import java.time.Duration;

/** That the prober did not run when it should have, as an observation says it: the process was stopped, or got no CPU. */
public final class ProberStall {

    private static final String BEGINNING = "the prober was stopped or starved ";

    private ProberStall() {}

    /** For a probe that the stall fell into. */
    public static String during(Duration lost) {
        return BEGINNING + "for " + DurationWords.of(lost) + " during this probe";
    }

    /** For a probe that was not made. */
    public static String whenDue() {
        return BEGINNING + "when this probe was due";
    }

    /** Whether the message of an observation is one of these clauses. */
    public static boolean isToldBy(String message) {
        return message.startsWith(BEGINNING);
    }
}
