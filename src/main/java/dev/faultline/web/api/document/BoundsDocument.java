package dev.faultline.web.api.document;

import dev.faultline.timeline.InstantBounds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something changed, as far as it can be known.
 *
 * @param earliest not before this; null if nothing was seen before
 * @param latest not after this; null if nothing was seen after
 */
public record BoundsDocument(
        @Nullable Instant earliest, @Nullable Instant latest) {

    static BoundsDocument of(InstantBounds bounds) {
        return new BoundsDocument(
                bounds.earliest().orElse(null), bounds.latest().orElse(null));
    }
}
