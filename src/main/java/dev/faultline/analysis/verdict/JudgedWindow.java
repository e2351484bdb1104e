// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The span in which the app answered 5xx.
 *
 * @param from its start, inclusive
 * @param to its end, after {@code from}
 * @param route the route that failed, if only one did
 */
public record JudgedWindow(Instant from, Instant to, Optional<String> route) {

    public JudgedWindow {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window ends after it starts, not " + from + " to " + to);
        }
    }

    public Duration duration() {
        return Duration.between(from, to);
    }
}
