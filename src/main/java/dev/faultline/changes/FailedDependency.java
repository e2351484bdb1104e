// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A dependency that failed in the window.
 *
 * @param share of the window that it explains, in [0, 1], its lag taken into account
 * @param onset the earliest instant at which it may have begun to fail; absent if it was failing when first observed
 */
public record FailedDependency(double share, Optional<Instant> onset) {

    /** A change so long before an onset may have brought that about. */
    public static final Duration BROUGHT_ABOUT = Duration.ofMinutes(15);

    /** Whether a change then may have made it fail. */
    public boolean mayBeDueTo(Change change) {
        return onset.filter(start -> !change.at().isAfter(start) && !change.at().isBefore(start.minus(BROUGHT_ABOUT)))
                .isPresent();
    }
}
