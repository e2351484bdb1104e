// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.changes.Change;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.Incident;
import dev.faultline.probe.Status;
import dev.faultline.text.HarmlessText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Events in words. */
final class EventWording {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** How many routes are named. */
    private static final int MOST_ROUTES = 3;

    private EventWording() {}

    /** The text with a full stop. */
    static String of(String text) {
        var bare = HarmlessText.of(text).strip();
        return bare.endsWith(".") || bare.endsWith("…") ? bare : bare + ".";
    }

    static String of(EventType type, Incident incident) {
        var count = incident.errors() == 0 ? "" : ", " + incident.errors() + " so far";
        var verdict = incident.verdict()
                .map(kept -> HarmlessText.of(kept.headline().summary()))
                .orElse("");
        return switch (type) {
            case WINDOW_OPENED -> of(capitalized(what(incident)) + " since " + time(incident.from()) + count);
            case WINDOW_CLOSED -> (of("Over: " + over(incident)) + " " + verdict).strip();
            default ->
                verdict.isEmpty() ? of(capitalized(what(incident)) + " since " + time(incident.from())) : verdict;
        };
    }

    /** What went wrong: "5xx on /pay", "most checked routes fail without a 5xx", "no requests". */
    private static String what(Incident incident) {
        return switch (incident.kind()) {
            case ERRORS -> "5xx" + where(incident);
            case ROUTES_FAIL -> "most checked routes fail without a 5xx";
            case NO_TRAFFIC -> "no requests";
        };
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String over(Incident incident) {
        var count = incident.errors() == 0 ? "" : incident.errors() + " × ";
        return count + what(incident) + ", " + TIME.format(incident.from()) + "–" + time(incident.to());
    }

    private static String where(Incident incident) {
        var routes = incident.route()
                .map(List::of)
                .orElseGet(() ->
                        incident.routes().stream().map(FailingRoute::route).toList());
        if (routes.isEmpty()) {
            return "";
        }
        var more = routes.size() > MOST_ROUTES ? " and " + (routes.size() - MOST_ROUTES) + " more" : "";
        return " on " + String.join(", ", routes.subList(0, Math.min(MOST_ROUTES, routes.size()))) + more;
    }

    static String of(Change change) {
        var version = change.version().isEmpty() ? "" : " " + change.version();
        var said = change.message().isEmpty() ? "" : ": " + change.message();
        return of(change.kind().label() + " of " + change.subject() + version + " at " + time(change.at()) + said);
    }

    static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String time(Instant instant) {
        return TIME.format(instant) + " UTC";
    }
}
