// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import dev.faultline.text.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lines of a message in a chat room. */
public final class ChatWording {

    private static final int NAMED = 3;

    public static final String OVER = ", over";
    public static final String OPEN = ", still going on";
    public static final String NOTHING_CHANGED = "Nothing changed shortly before.";
    public static final String CHANGES_UNKNOWN = "Changes are not watched.";

    private ChatWording() {}

    /**
     * "shop: 42 × 5xx on /checkout and /orders, 2026-11-28 16:49:22–16:49:37 UTC (15 s), over".
     *
     * @param errors how many; 0: none was counted
     * @param routes those that failed, the worst first
     * @param state whether it is over; may be empty
     */
    public static String errors(String app, long errors, List<String> routes, Instant from, Instant to, String state) {
        var length = Duration.between(from, to);
        return app + ": " + (errors == 0 ? "no 5xx counted" : errors + " × 5xx") + on(routes) + ", "
                + TimeWords.date(from) + " " + TimeWords.roughly(from, from, length) + "–"
                + TimeWords.roughly(to, from, length) + " UTC (" + DurationWords.of(length) + ")" + state;
    }

    private static String on(List<String> routes) {
        if (routes.isEmpty()) {
            return "";
        }
        return " on "
                + (routes.size() <= NAMED
                        ? EnglishWords.list(routes)
                        : String.join(", ", routes.subList(0, NAMED)) + " and " + (routes.size() - NAMED) + " more");
    }

    /** What the dependencies that are not named were. */
    public static String others(int up, int failed, int unknown) {
        var parts = new ArrayList<String>();
        if (up > 0) {
            parts.add(EnglishWords.count(up, "other dependency was", "other dependencies were") + " up");
        }
        if (failed > 0) {
            parts.add(
                    failed + (up > 0 ? "" : failed == 1 ? " other dependency" : " other dependencies") + " failed too");
        }
        if (unknown > 0) {
            var others = unknown == 1 ? " other dependency was" : " other dependencies were";
            parts.add(unknown + (parts.isEmpty() ? others : unknown == 1 ? " was" : " were")
                    + " not watched closely enough");
        }
        return parts.isEmpty() ? "No other dependency is watched." : String.join(", ", parts) + ".";
    }
}
