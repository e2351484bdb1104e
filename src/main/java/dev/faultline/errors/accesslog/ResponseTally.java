// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers of one route in one second, counted. Not thread-safe. */
final class ResponseTally {

    /**
     * Whose answers are counted.
     *
     * @param second in which they were given, in epoch seconds
     * @param route if it is known
     */
    record Key(long second, Optional<String> route) {}

    private long requests;
    private long errors;
    private long first;
    private long last;
    private int status;

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
        }
    }

    ResponseCount answers(Key key) {
        return new ResponseCount(
                ErrorSource.ACCESS_LOG,
                key.route(),
                Instant.ofEpochMilli(first),
                Instant.ofEpochMilli(last),
                OptionalLong.of(requests),
                errors,
                errors == 0 ? "" : "HTTP " + status);
    }
}
