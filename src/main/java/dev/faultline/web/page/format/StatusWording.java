// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.format;

import dev.faultline.incident.Incident;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** The phrases of the status line, and of states beside lanes. */
public final class StatusWording {

    public static final String IN_THE_WINDOW = "in the window";
    public static final String IN_CHECKED_PART = "in the checked part of the window";
    public static final String NOW = "now";
    public static final String CHANGED = "Changed";

    public static final String QUESTION = "Was it a dependency?";
    public static final String OPEN = "Incident open";
    public static final String LAST = "Last incident";
    public static final String QUIET = "All quiet";
    public static final String NO_INCIDENT = "No incident";
    public static final String NONE_YET = "No incident so far";

    private static final int MOST_NAMES = 4;

    private StatusWording() {}

    /** Above the verdict on an incident that nobody asked for. */
    public static String current(Incident incident, Instant now) {
        return incident.state() == Incident.State.OPEN
                ? "Open incident: was it a dependency?"
                : "Last incident, " + ago(incident.to(), now) + ": was it a dependency?";
    }

    /** "12 min ago". */
    public static String ago(Instant instant, Instant now) {
        return about(instant, now) + " ago";
    }

    /** How long ago, in the one unit that matters: "12 min". */
    public static String about(Instant instant, Instant now) {
        var passed = Duration.between(instant, now);
        for (var unit : new ChronoUnit[] {ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES}) {
            if (passed.compareTo(unit.getDuration()) >= 0) {
                return DurationWords.of(passed.truncatedTo(unit));
            }
        }
        return DurationWords.of(Duration.ofSeconds(Math.max(0, passed.toSeconds())));
    }

    /** What holds now, as far as it is known. */
    public static String holdsNow(long up, long all, Collection<String> failing) {
        if (!failing.isEmpty()) {
            return "Failing now: " + EnglishWords.few(failing, MOST_NAMES) + ".";
        }
        if (all == 0) {
            return "";
        }
        return up == all
                ? all == 1 ? "The dependency is up." : "All " + all + " dependencies are up."
                : up + " of " + all + " dependencies are up, the rest unknown.";
    }
}
