// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.basics.TimeOrder;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.FailureProfile;
import dev.faultline.errors.RequestDurations;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.StatusCounts;
import dev.faultline.settings.Redaction;
import dev.faultline.text.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Responses of the app that a caller reports. */
public final class ErrorReport {

    private static final int MOST_AT_ONCE = 1_000_000_000;
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(1);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
    private static final long LONGEST_MS = Duration.ofDays(1).toMillis();

    private ErrorReport() {}

    /** Reads them; only a 5xx counts as an error. The caller has yet to {@link RequestInputs#end() end} the reading. */
    public static List<ResponseCount> read(JsonBody body, Duration retention, Redaction redaction) {
        var earliest = body.now().minus(retention);
        var interval = body.duration("interval", SHORTEST_INTERVAL, LONGEST_INTERVAL);
        var responses = body.rows("errors", RequestLimits.MOST_ERRORS).stream()
                .map(row -> read(row, earliest, interval, redaction))
                .toList();
        if (!body.has("errors")) {
            body.reject("errors", "required: a list of at most " + RequestLimits.MOST_ERRORS + " objects");
        }
        return responses;
    }

    private static ResponseCount read(
            JsonBody row, Instant earliest, Optional<Duration> interval, Redaction redaction) {
        var at = PastInstant.read(row, earliest);
        var count = row.number("count", 0, MOST_AT_ONCE).orElse(1);
        var requests = row.number("requests", 0, MOST_AT_ONCE);
        var status = row.number("status", 100, 599);
        var isError = status.orElse(500) >= 500;
        var duration = row.fraction("durationMs", 0, LONGEST_MS);
        if (count == 0 && requests.isEmpty()) {
            row.reject("count", "at least 1, or 0 beside 'requests'");
        }
        if (requests.filter(all -> all < count).isPresent()) {
            row.reject("requests", "all responses in that time, errors included: at least 'count'");
        }
        var route = route(row).map(redaction::clear);
        var message = row.text("message").map(redaction::clear).map(OneLine::of).orElse("");
        row.endRow();
        var total = isError ? requests : Optional.of(requests.orElse(count));
        return new ResponseCount(
                ErrorSource.POSTED,
                route,
                at,
                interval.map(each -> end(at, each, row.now())).orElse(at),
                total.map(all -> OptionalLong.of(Math.max(all, count))).orElse(OptionalLong.empty()),
                isError ? count : 0,
                isError && count > 0 ? message : "",
                isError ? profile(count, status, duration) : FailureProfile.UNKNOWN);
    }

    /** A row covers the time from its instant to the next one's, as far as it is over. */
    private static Instant end(Instant at, Duration interval, Instant now) {
        var end = at.plusMillis(Math.max(0, interval.toMillis() - 1));
        return end.isAfter(now) ? TimeOrder.later(at, now.truncatedTo(ChronoUnit.MILLIS)) : end;
    }

    private static FailureProfile profile(long count, Optional<Integer> status, Optional<Double> durationMs) {
        return new FailureProfile(
                status.map(each -> StatusCounts.of(each, count)).orElse(StatusCounts.NONE),
                durationMs.map(ms -> RequestDurations.of(count, Math.round(ms))).orElse(RequestDurations.NONE));
    }

    /** Without the query, which belongs to one request. */
    static Optional<String> route(RequestInputs inputs) {
        var route = inputs.text("route").map(text -> text.split("\\?", 2)[0]);
        if (route.filter(text -> text.length() > RequestLimits.LONGEST_NAME || !OneLine.isOne(text))
                .isPresent()) {
            inputs.reject("route", "at most " + RequestLimits.LONGEST_NAME + " characters on one line");
            return Optional.empty();
        }
        return route.filter(text -> !text.isEmpty());
    }
}
