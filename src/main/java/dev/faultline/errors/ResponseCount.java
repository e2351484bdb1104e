// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.basics.TimeOrder;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How often the app answered in a span of time, and how often with a 5xx, as one source counted it.
 *
 * <p>A line of a log, or an error that was posted, has its instant: {@code from} and {@code to} are equal. What a counter
 * says happened somewhere between two looks at it: from the earlier look to the later one. Counts taken together keep the
 * first and the last instant of their errors, so that a window's bounds are as sharp as the source.
 *
 * @param source who counted
 * @param route the route, if it is known, as the source names it
 * @param from the earliest instant of the first error in it, or of the first answer if there is no error; whole
 *     milliseconds
 * @param to the latest instant of the last error in it, or of the last answer if there is no error; not before
 *     {@code from}
 * @param requests how many answers in all, not fewer than {@code errors}; absent if only errors are known
 * @param errors how many of them were a 5xx
 * @param message what one of the errors said, one line, may be empty
 * @param profile what the errors were like, as far as the source says it
 */
public record ResponseCount(
        ErrorSource source,
        Optional<String> route,
        Instant from,
        Instant to,
        OptionalLong requests,
        long errors,
        String message,
        FailureProfile profile) {

    public ResponseCount {
        Objects.requireNonNull(message);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a span ends no earlier than it starts, not " + from + " to " + to);
        }
        if (errors < 0 || requests.isPresent() && requests.getAsLong() < errors) {
            throw new IllegalArgumentException(errors + " errors of " + requests + " requests");
        }
    }

    /** Of errors that are but counted. */
    public ResponseCount(
            ErrorSource source,
            Optional<String> route,
            Instant from,
            Instant to,
            OptionalLong requests,
            long errors,
            String message) {
        this(source, route, from, to, requests, errors, message, FailureProfile.UNKNOWN);
    }

    /** The same, of another route. */
    public ResponseCount on(String otherRoute) {
        return new ResponseCount(source, Optional.of(otherRoute), from, to, requests, errors, message, profile);
    }

    /**
     * What of it lies in [{@code start}, {@code end}], which it touches: of answers without an error that were counted over a
     * longer span their share. Those with errors are as they are.
     */
    public ResponseCount within(Instant start, Instant end) {
        if (errors > 0 || requests.isEmpty() || !from.isBefore(start) && !to.isAfter(end)) {
            return this;
        }
        var first = TimeOrder.later(from, start);
        var last = TimeOrder.earlier(to, end);
        var share = millis(first, last) / (double) millis(from, to);
        var inside = OptionalLong.of(Math.round(requests.getAsLong() * share));
        return new ResponseCount(source, route, first, last, inside, errors, message, profile);
    }

    private static long millis(Instant first, Instant last) {
        return last.toEpochMilli() - first.toEpochMilli() + 1;
    }
}
