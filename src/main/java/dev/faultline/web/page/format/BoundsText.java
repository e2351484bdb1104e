// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.format;

import dev.faultline.timeline.InstantBounds;
import io.quarkus.qute.TemplateData;
import java.time.Instant;

/**
 * The bounds of a change as the page shows them.
 *
 * @param earliest not before this; unknown if nothing was observed before
 * @param latest not after this; unknown if nothing was observed after
 */
@TemplateData
public record BoundsText(ShownInstant earliest, ShownInstant latest) {

    /** Those of something that did not happen yet. */
    public static final BoundsText NEVER = new BoundsText(ShownInstant.UNKNOWN, ShownInstant.UNKNOWN);

    public static BoundsText of(InstantBounds bounds, Instant beside) {
        return new BoundsText(ShownInstant.of(bounds.earliest(), beside), ShownInstant.of(bounds.latest(), beside));
    }
}
