// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import java.time.Instant;
import java.util.Optional;

/**
 * A number of 5xx answers of the app at one time.
 *
 * @param at when, in whole milliseconds
 * @param count how many, at least 1
 * @param route the route that failed, if it is known
 * @param message what the error said, may be empty
 */
public record ErrorSample(Instant at, long count, Optional<String> route, String message) {

    public ErrorSample {
        if (count < 1) {
            throw new IllegalArgumentException("count is at least 1, not " + count);
        }
    }
}
