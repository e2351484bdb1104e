// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.errors.RequestDurations;
import dev.faultline.errors.StatusCounts;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Which routes failed, how often and with what: step 1 of the runbook. */
public final class RouteWording {

    private static final int NAMED = 3;
    private static final Map<String, String> MEANINGS = Map.of(
            "500", "the app itself failed",
            "501", "the app does not support the request",
            "502",
                    "the gateway could not reach the app or got no valid response: check whether the app runs and listens",
            "503", "the app or its gateway was overloaded or not ready",
            "504", "the gateway waited for the app in vain: check what the app waits for",
            "5xx", "see the documentation of the server that returned it");

    private RouteWording() {}

    public static String unknownRoute() {
        return "an unknown route";
    }

    public static String counted(long errors) {
        return EnglishWords.count(errors, "5xx was", "5xx were") + " counted for this incident.";
    }

    public static String counted(long errors, String mostlyOn) {
        return EnglishWords.count(errors, "5xx was", "5xx were") + " counted for this incident, most of them on "
                + mostlyOn + ".";
    }

    /**
     * "All 42 requests to /checkout and /orders failed with 500, 16:49:22–16:49:37 UTC."
     *
     * @param routes those that failed and are known, the worst first
     * @param requests how many requests these routes had
     * @param when as {@link #at} or {@link #fromTo} says it
     */
    public static String failed(
            List<String> routes, long errors, OptionalLong requests, StatusCounts statuses, String when) {
        return share(errors, requests, to(routes)) + " failed with " + statuses(errors, statuses) + ", " + when + ".";
    }

    /** "/pay: all 10 requests failed with 502, at 14:01:00 UTC". */
    public static String failedOn(
            String route, long errors, OptionalLong requests, StatusCounts statuses, String when) {
        var share = share(errors, requests, "");
        return route + ": " + Character.toLowerCase(share.charAt(0)) + share.substring(1) + " failed with "
                + statuses(errors, statuses) + ", " + when;
    }

    private static String share(long errors, OptionalLong requests, String to) {
        var all = requests.orElse(0);
        if (all == errors) {
            return all == 1 ? "The only request" + to : "All " + all + " requests" + to;
        }
        return requests.isPresent()
                ? errors + " of " + all + " requests" + to
                : EnglishWords.count(errors, "request", "requests") + to;
    }

    private static String to(List<String> routes) {
        if (routes.isEmpty()) {
            return "";
        }
        var rest = routes.size() - NAMED;
        if (rest <= 0) {
            return " to " + EnglishWords.list(routes);
        }
        var named = new ArrayList<>(routes.subList(0, NAMED));
        named.add(EnglishWords.count(rest, "other route", "other routes"));
        return " to " + EnglishWords.list(named);
    }

    /** "500", "502 (30 times) and 504 (12 times)", "a 5xx". */
    private static String statuses(long errors, StatusCounts statuses) {
        var occurring = statuses.occurring();
        var unknown = errors - statuses.total();
        if (occurring.isEmpty()) {
            return "a 5xx";
        }
        if (occurring.size() == 1 && unknown <= 0) {
            return name(occurring.keySet().iterator().next());
        }
        var parts = new ArrayList<String>();
        occurring.forEach((status, count) -> parts.add(name(status) + " (" + times(count) + ")"));
        if (unknown > 0) {
            parts.add("an unknown 5xx (" + times(unknown) + ")");
        }
        return EnglishWords.list(parts);
    }

    private static String name(String status) {
        return status.equals("5xx") ? "another 5xx" : status;
    }

    private static String times(long count) {
        return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
    }

    /** What each of the statuses usually means for where to look, a line each. */
    public static List<String> meanings(StatusCounts statuses) {
        return statuses.occurring().keySet().stream()
                .map(status -> status + " usually means: " + MEANINGS.getOrDefault(status, "") + ".")
                .toList();
    }

    /** "30 of the failing requests had run for 30 s, 12 for 4 ms." */
    public static String durations(RequestDurations durations) {
        var groups = durations.groups();
        var first = groups.get(groups.size() - 1);
        var others = groups.size() == 1
                ? ""
                : ", " + groups.get(0).count() + " for "
                        + DurationWords.of(groups.get(0).duration());
        return first.count() + " of the failing requests had run for " + DurationWords.of(first.duration()) + others
                + ".";
    }

    public static String at(String time) {
        return "at " + time + " UTC";
    }

    public static String fromTo(String first, String last) {
        return first + "–" + last + " UTC";
    }

    public static String noErrorAmong(long responses) {
        return "No 5xx among " + EnglishWords.count(responses, "request", "requests")
                + " in this window. Did you mean another time?";
    }

    /** What was read shows no error, but not all could be read. */
    public static String notAllRead(String trouble) {
        return "No 5xx was found, but that proves nothing: " + Character.toLowerCase(trouble.charAt(0))
                + trouble.substring(1);
    }

    /** Errors were found, and there may be more. */
    public static String maybeMore(String trouble) {
        return "There may be more errors: " + Character.toLowerCase(trouble.charAt(0)) + trouble.substring(1);
    }

    public static String nothingCounted() {
        return "No response was counted in the window: no request came in, or the log or the metrics could not be read.";
    }

    public static String errorsNotWatched() {
        return "No source of 5xx errors is configured: set errors.access-log or errors.metrics, or post errors to"
                + " /api/v1/errors.";
    }
}
