// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import dev.faultline.text.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What stands above and between the sentences of verdict and report, as text. All times are UTC. */
public final class HeadingWording {

    private static final int NAMED = 12;

    private HeadingWording() {}

    public static String verdict(String app, Instant from, Instant to, Optional<String> route) {
        return app + ", " + span(from, to, route);
    }

    public static String report(
            String app, Instant from, Instant to, Optional<String> route, Optional<String> incident) {
        return app + ": the 500 runbook for " + span(from, to, route)
                + incident.map(id -> ", incident " + id).orElse("");
    }

    private static String span(Instant from, Instant to, Optional<String> route) {
        var length = Duration.between(from, to);
        return TimeWords.date(from) + " " + TimeWords.roughly(from, from, length) + "–"
                + TimeWords.roughly(to, from, length) + " UTC (" + DurationWords.of(length) + ")"
                + route.map(only -> " on " + only).orElse("");
    }

    public static String changes() {
        return "Changes";
    }

    public static String notes() {
        return "Notes";
    }

    /** @param time of the change, with its date if that is not the window's */
    public static String change(String title, String time, Duration beforeWindow) {
        var when = beforeWindow.isZero()
                ? "as it began"
                : DurationWords.of(beforeWindow) + (beforeWindow.isNegative() ? " into the window" : " before");
        return title + " at " + time + " UTC, " + when;
    }

    /** @param headline the answer, without a stop */
    public static String answer(String question, String headline) {
        return question + " " + headline + ".";
    }

    public static String cleared(List<String> names) {
        return "Cleared: " + EnglishWords.few(names, NAMED) + ".";
    }

    public static String notCleared(List<String> names) {
        return "Not cleared either: " + EnglishWords.few(names, NAMED) + ".";
    }

    /** In place of a sentence that stands above. */
    public static String seeAbove() {
        return "See above.";
    }

    /** What stands below a short text. */
    public static String inFull() {
        return "In full: detail=all";
    }

    public static String step(int number, String label, String state) {
        return number + ". " + label + ": " + state;
    }

    public static String moreEpisodes(int number) {
        return EnglishWords.count(number, "more episode", "more episodes");
    }

    public static String more(int number) {
        return number + " more";
    }
}
