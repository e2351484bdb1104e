// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.FailureProfile;
import dev.faultline.errors.RequestDurations;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.StatusCounts;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers of one route in one second, counted. Not thread-safe. */
final class ResponseTally {

    /** Whose answers are counted. Compared by hand: there is one for every line, and a record's own methods are slow natively. */
    static final class Key {

        private final long second;
        private final Optional<String> route;

        /**
         * @param second in which they were given, in epoch seconds
         * @param route if it is known
         */
        Key(long second, Optional<String> route) {
            this.second = second;
            this.route = route;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && second == that.second && route.equals(that.route);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(second) * 31 + route.hashCode();
        }
    }

    private long requests;
    private long errors;
    private long first;
    private long last;
    private int status;
    private StatusCounts statuses = StatusCounts.NONE;
    private RequestDurations durations = RequestDurations.NONE;

    void add(AccessLogEntry answered) {
        var error = answered.isError();
        var at = answered.at();
        if (requests == 0 || error && errors == 0) {
            first = at.from();
            last = at.to();
        } else if (error || errors == 0) {
            first = Math.min(first, at.from());
            last = Math.max(last, at.to());
        }
        requests++;
        if (error) {
            errors++;
            status = answered.status();
            statuses = statuses.plus(StatusCounts.of(status, 1));
            if (answered.millis() != LoggedDuration.UNKNOWN) {
                durations = durations.plus(RequestDurations.of(1, answered.millis()));
            }
        }
    }

    ResponseCount answers(Key key) {
        return new ResponseCount(
                ErrorSource.ACCESS_LOG,
                key.route,
                Instant.ofEpochMilli(first),
                Instant.ofEpochMilli(last),
                OptionalLong.of(requests),
                errors,
                errors == 0 ? "" : "HTTP " + status,
                new FailureProfile(statuses, durations));
    }
}
