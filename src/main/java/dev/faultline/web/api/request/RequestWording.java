// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.text.EnglishWords;
import dev.faultline.text.OneLine;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What a caller reads about what was asked for. */
final class RequestWording {

    /** What a zone may be. */
    static final String ZONES = "a time zone like Europe/Berlin, an offset like +02:00, or UTC";

    /** What a route may be. */
    static final String ROUTES = "a path that begins with '/', like /checkout, or a pattern like /checkout/*";

    private static final int NAMED = 5;
    private static final int LONGEST_QUOTE = 60;

    private RequestWording() {}

    static String noTime(String text) {
        return quoted(text) + " is not a time I understand. Try 14:02, -15m, or 2026-11-28T14:02:11Z.";
    }

    static String timePassedOver(String text, ZoneId zone) {
        return quoted(text) + " never was: the clocks of " + zone + " passed over it. Add the offset, such as +01:00.";
    }

    static String noZone(String text, Optional<String> meant) {
        return quoted(text) + " is not a time zone I know. Try " + meant.orElse("Europe/Berlin") + ", +02:00, or UTC.";
    }

    static String noRoute(String text, Optional<String> meant, List<String> known) {
        return quoted(text) + " is not a route: routes begin with '/'."
                + meant.map(route -> " Did you mean " + OneLine.of(route, LONGEST_QUOTE) + "?")
                        .orElse(known.isEmpty() ? "" : " Known are " + EnglishWords.few(known, NAMED) + ".");
    }

    static final String NO_INCIDENT_YET = "There is no incident yet. Ask for a window instead: 'last=15m'.";

    static String noIncident(String id) {
        return "There is no incident '" + id + "'. See /api/v1/incidents.";
    }

    private static String quoted(String text) {
        return '"' + OneLine.of(text, LONGEST_QUOTE) + '"';
    }
}
