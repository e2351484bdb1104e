// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import java.time.Instant;
import java.util.Map;

/**
 * A stretch in which errors came, with a quiet one before it if it is not the first.
 *
 * @param from its first error
 * @param to its last error, not before {@code from}
 * @param suspects the dependencies that failed in it
 */
public record ErrorBurst(Instant from, Instant to, Map<String, FailedDependency> suspects) {

    public ErrorBurst {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a burst does not end before it starts: " + from + " to " + to);
        }
        suspects = Map.copyOf(suspects);
    }
}
