// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A number of 5xx answers of the app at one time.
 *
 * @param at when, in whole milliseconds
 * @param count how many, at least 1
 * @param route the route that failed, if it is known
 * @param message what the error said, may be empty
 * @param duration how long the request had run when it was answered, not negative; absent if nobody measured it
 */
public record ErrorSample(Instant at, long count, Optional<String> route, String message, Optional<Duration> duration) {

    public ErrorSample {
        if (count < 1) {
            throw new IllegalArgumentException("count is at least 1, not " + count);
        }
        if (duration.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("a duration is not negative, as " + duration.get());
        }
    }

    /** Of requests whose duration nobody measured. */
    public ErrorSample(Instant at, long count, Optional<String> route, String message) {
        this(at, count, route, message, Optional.empty());
    }
}
