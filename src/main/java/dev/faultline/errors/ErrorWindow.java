// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time in which one source saw errors enough to make a window.
 *
 * @param source who saw them
 * @param route the route they are of; absent if the source names none, or if they are of several routes of which none makes
 *     a window by itself
 * @param from the earliest instant at which the first of them may have happened
 * @param to the latest instant at which the last of them may have happened, not before {@code from}
 */
public record ErrorWindow(ErrorSource source, Optional<String> route, Instant from, Instant to) {

    /** Whether it shares an instant with [{@code start}, {@code end}]. */
    public boolean touches(Instant start, Instant end) {
        return !to.isBefore(start) && !from.isAfter(end);
    }
}
