// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.FailureProfile;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.StatusCounts;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes response counts: by the access log, at noon, of an unknown number of requests and without a message, unless said
 * otherwise. The number of errors is said last.
 */
public record ResponseCounts(
        ErrorSource source,
        Optional<String> route,
        Instant from,
        Instant to,
        OptionalLong requests,
        String message,
        FailureProfile profile) {

    private static final Instant NOON = TimelineBuilder.at("12:00:00");

    /** Responses of a route. */
    public static ResponseCounts on(String route) {
        return of(Optional.of(route));
    }

    /** Responses of an unknown route. */
    public static ResponseCounts anywhere() {
        return of(Optional.empty());
    }

    /** Responses of a route that may be unknown. */
    public static ResponseCounts of(Optional<String> route) {
        return new ResponseCounts(
                ErrorSource.ACCESS_LOG, route, NOON, NOON, OptionalLong.empty(), "", FailureProfile.UNKNOWN);
    }

    public ResponseCounts by(ErrorSource counting) {
        return new ResponseCounts(counting, route, from, to, requests, message, profile);
    }

    public ResponseCounts at(Instant instant) {
        return between(instant, instant);
    }

    /** A time of day, as {@link TimelineBuilder#at} takes it. */
    public ResponseCounts at(String time) {
        return at(TimelineBuilder.at(time));
    }

    public ResponseCounts between(Instant first, Instant last) {
        return new ResponseCounts(source, route, first, last, requests, message, profile);
    }

    /** Times of day, as {@link TimelineBuilder#at} takes them. */
    public ResponseCounts between(String first, String last) {
        return between(TimelineBuilder.at(first), TimelineBuilder.at(last));
    }

    public ResponseCounts requests(long count) {
        return requests(OptionalLong.of(count));
    }

    public ResponseCounts requests(OptionalLong count) {
        return new ResponseCounts(source, route, from, to, count, message, profile);
    }

    public ResponseCounts saying(String words) {
        return new ResponseCounts(source, route, from, to, requests, words, profile);
    }

    public ResponseCounts like(FailureProfile failures) {
        return new ResponseCounts(source, route, from, to, requests, message, failures);
    }

    /** All with that status. */
    public ResponseCount errors(long count, int status) {
        return like(new FailureProfile(StatusCounts.of(status, count), profile.durations()))
                .errors(count);
    }

    public ResponseCount errors(long count) {
        return new ResponseCount(source, route, from, to, requests, count, message, profile);
    }
}
