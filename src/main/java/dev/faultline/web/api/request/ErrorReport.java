// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.settings.Redaction;
import dev.faultline.text.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Responses of the app that a caller reports. */
public final class ErrorReport {

    private static final int MOST_AT_ONCE = 1_000_000_000;

    private ErrorReport() {}

    /** Reads them; only a 5xx counts as an error. The caller has yet to {@link RequestInputs#end() end} the reading. */
    public static List<ResponseCount> read(JsonBody body, Duration retention, Redaction redaction) {
        var earliest = body.now().minus(retention);
        var responses = body.rows("errors", RequestLimits.MOST_ERRORS).stream()
                .map(row -> read(row, earliest, redaction))
                .toList();
        if (!body.has("errors")) {
            body.reject("errors", "required: a list of at most " + RequestLimits.MOST_ERRORS + " objects");
        }
        return responses;
    }

    private static ResponseCount read(JsonBody row, Instant earliest, Redaction redaction) {
        var at = PastInstant.read(row, earliest);
        var count = row.number("count", 1, MOST_AT_ONCE).orElse(1);
        var requests = row.number("requests", 0, MOST_AT_ONCE);
        var isError = row.number("status", 100, 599).orElse(500) >= 500;
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
                at,
                total.map(all -> OptionalLong.of(Math.max(all, count))).orElse(OptionalLong.empty()),
                isError ? count : 0,
                isError ? message : "");
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
