// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.TimeWords;
import java.time.Duration;
import java.time.Instant;

/** What a responder has to know about the window that was asked about. */
public final class WindowWording {

    private WindowWording() {}

    public static String begins(String incident, Duration into, Instant from, Instant to) {
        return "This window begins " + DurationWords.of(into) + " into " + incident(incident, from, to);
    }

    public static String ends(String incident, Duration before, Instant from, Instant to) {
        return "This window ends " + DurationWords.of(before) + " before the end of " + incident(incident, from, to);
    }

    public static String within(String incident, Instant from, Instant to) {
        return "This window lies within " + incident(incident, from, to);
    }

    private static String incident(String incident, Instant from, Instant to) {
        return "incident " + incident + " (" + span(from, to) + "): judge that instead.";
    }

    /** Said after those above. */
    public static String judgedWith(Instant from, Instant to) {
        return "Both were judged together, " + span(from, to) + " UTC, with the errors of both.";
    }

    public static String noneCounted() {
        return "No 5xx was counted in this window, so all of it was judged.";
    }

    public static String judge(String incident, Instant from, Instant to) {
        return "Judge incident " + incident + " (" + span(from, to) + ")";
    }

    private static String span(Instant from, Instant to) {
        return TimeWords.time(from, to) + "–" + TimeWords.time(to, from);
    }
}
