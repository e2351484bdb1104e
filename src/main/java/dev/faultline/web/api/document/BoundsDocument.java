// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.timeline.InstantBounds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of the instant at which something changed.
 *
 * @param earliest not before this; null if nothing was observed before
 * @param latest not after this; null if nothing was observed after
 */
public record BoundsDocument(
        @Nullable Instant earliest, @Nullable Instant latest) {

    static BoundsDocument of(InstantBounds bounds) {
        return new BoundsDocument(
                bounds.earliest().orElse(null), bounds.latest().orElse(null));
    }
}
