// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

import java.time.Instant;
import java.util.Set;

/**
 * A span of time of which the evidence of another instance was imported.
 *
 * @param from its start
 * @param to its end
 * @param watched the names of the dependencies that were watched there
 */
public record ImportedSpan(Instant from, Instant to, Set<String> watched) {

    public ImportedSpan {
        watched = Set.copyOf(watched);
    }

    /** Whether a window lies in it. */
    public boolean covers(Instant start, Instant end) {
        return !start.isBefore(from) && !end.isAfter(to);
    }
}
