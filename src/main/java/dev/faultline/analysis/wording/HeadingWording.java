// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import dev.faultline.text.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What stands above and between the sentences of verdict and report, as text. All times are UTC. */
public final class HeadingWording {

    private HeadingWording() {}

    public static String verdict(String app, Instant from, Instant to, Optional<String> route) {
        return app + ": 5xx on " + span(from, to, route);
    }

    public static String report(
            String app, Instant from, Instant to, Optional<String> route, Optional<String> incident) {
        return app + ": the 500 runbook for " + span(from, to, route)
                + incident.map(id -> ", incident " + id).orElse("");
    }

    private static String span(Instant from, Instant to, Optional<String> route) {
        return TimeWords.date(from) + " from " + TimeWords.time(from, from) + " to " + TimeWords.time(to, from)
                + " UTC ("
                + DurationWords.of(Duration.between(from, to)) + ")"
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
        var when = beforeWindow.isNegative()
                ? DurationWords.of(beforeWindow) + " into the window"
                : DurationWords.of(beforeWindow) + " before";
        return title + " at " + time + " UTC, " + when;
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
