// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.format;

import static dev.faultline.text.EnglishWords.count;
import static dev.faultline.text.EnglishWords.percent;
import static dev.faultline.text.TimeWords.time;

import dev.faultline.incident.IncidentKind;
import dev.faultline.text.DurationWords;
import dev.faultline.timeline.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The phrases that Java code puts on the page, with {@link StatusWording}. All others stand in the templates, or come with a verdict or a report. */
public final class PageWording {

    public static final String EARLIER = "earlier";
    public static final String LATER = "later";
    public static final String ZOOM_IN = "zoom in";
    public static final String ZOOM_OUT = "zoom out";

    public static final String UNKNOWN_STATE = "Unknown";
    public static final String NOT_JUDGED = "Not judged yet";
    public static final String UNKNOWN_CHANCE = "unknown: too little history";

    public static final String NO_OBSERVATION = "no observation yet";
    public static final String NO_RECENT_OBSERVATION = "no recent observation";

    public static final String STORAGE = "Storage";
    public static final String SOURCES = "Error source";
    public static final String NOT_DURABLE =
            "New observations do not reach the disk. Faultline keeps them in memory while there is room.";
    public static final String CONFIG_FILE = "Config file";
    public static final String NO_CONFIG_FILE = "No config file yet";

    public static final String WRONG_TOKEN = "This is not the API token of this instance.";
    public static final String UNREADABLE_TOKEN =
            "Nobody has access: the file with the API token is empty or cannot be read.";

    public static final String CURSOR_ALLOWED = "the cursor of the previous page";
    public static final String DEPENDENCY_REQUIRED = "required: the name of a dependency";

    private PageWording() {}

    /**
     * The title of the browser's window.
     *
     * @param isOpen whether an incident is open
     */
    public static String title(String app, Optional<String> answer, boolean isOpen) {
        return (isOpen ? "Open incident · " : "")
                + answer.map(words -> words + " · ").orElse("") + app + " · Faultline";
    }

    /** The dependency of a request does not exist. */
    public static String noSuchDependency(String name) {
        return "There is no dependency '" + name + "', and it has no observations.";
    }

    /** When a change was made, relative to the start of the window. */
    public static String changed(Instant at, Instant opened) {
        return at.isAfter(opened)
                ? DurationWords.of(Duration.between(opened, at)) + " into the window"
                : DurationWords.of(Duration.between(at, opened)) + " before";
    }

    /** Follows the heading "By chance". */
    public static String chance(double share) {
        return "in " + percent(share) + " of similar windows";
    }

    public static String errors(long number) {
        return count(number, "error", "errors");
    }

    public static String observations(long number) {
        return count(number, "observation", "observations");
    }

    public static String moreEndpoints(long number) {
        return count(number, "more endpoint", "more endpoints");
    }

    public static String moreEpisodes(long number) {
        return count(number, "more episode", "more episodes");
    }

    /** A status that the thresholds have not confirmed. */
    public static String unconfirmed(String status) {
        return "last check: " + status + ", not confirmed yet";
    }

    /** A good observation. */
    public static String responded(Duration after) {
        return "responded in " + DurationWords.of(after);
    }

    /** A status with its failure class, which may be empty. */
    public static String failure(String status, String failureClass) {
        return failureClass.isEmpty() ? status : status + " (" + failureClass + ")";
    }

    /**
     * What a lane shows.
     *
     * @param available the share of the observed time in which it was up; empty if nothing was observed
     * @param coverage the share of the span that was observed
     * @param failure its latest failure, in words
     */
    public static String lane(String name, String available, double coverage, Optional<String> failure) {
        return name + ": "
                + (available.isEmpty()
                        ? "not observed"
                        : "up " + available + " of the observed time, " + percent(coverage) + " observed")
                + failure.map(words -> "; last failure: " + words).orElse("");
    }

    /** A failure and its bounds, with dates unless they are those of {@code beside}. */
    public static String failure(String status, Episode failure, Instant beside) {
        var since = failure.onset().latest().map(latest -> " since " + time(latest, beside) + " or earlier");
        var until = failure.recovery()
                .flatMap(recovery -> recovery.latest())
                .map(latest -> ", up again by " + time(latest, beside));
        return status + since.orElse("") + until.orElse(", no recovery observed");
    }

    /**
     * How many 5xx responses a span had.
     *
     * @param most the most in one column
     * @param column the length of a column
     */
    public static String errorBars(long total, long most, Duration column) {
        return total == 0
                ? "No 5xx responses in this span"
                : count(total, "5xx response", "5xx responses") + ", at most " + most + " in "
                        + DurationWords.of(column);
    }

    /** The window that only the address names. */
    public static String judgedWindow(Instant from, Instant to, Instant beside) {
        return "Judged window: " + span(from, to, beside);
    }

    /**
     * The window of an incident.
     *
     * @param number how many errors; 0 if nobody counted
     * @param summary its verdict; may be empty
     */
    public static String errorWindow(String span, Optional<String> route, String extent, String summary) {
        return "Incident " + span
                + route.map(path -> " on " + path).orElse("")
                + (extent.isEmpty() ? "" : ", " + extent)
                + (summary.isEmpty() ? "" : ": " + summary);
    }

    /** How much went wrong in an incident, or what did if there was no error; empty if nobody counted. */
    public static String extent(IncidentKind kind, long number) {
        return switch (kind) {
            case ERRORS -> number > 0 ? errors(number) : "";
            case ROUTES_FAIL -> "checked routes failed, no 5xx";
            case NO_TRAFFIC -> "no requests";
        };
    }

    public static String span(Instant from, Instant to, Instant beside) {
        return time(from, beside) + " to " + time(to, beside);
    }
}
