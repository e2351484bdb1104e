package dev.faultline.web.page.format;

import dev.faultline.timeline.Bounds;
import io.quarkus.qute.TemplateData;
import java.time.Instant;

/**
 * The bounds of a change as the page shows them.
 *
 * @param earliest not before this; unknown if nothing was seen before
 * @param latest not after this; unknown if nothing was seen after
 */
@TemplateData
public record Between(Moment earliest, Moment latest) {

    /** Those of something that did not happen yet. */
    public static final Between NEVER = new Between(Moment.UNKNOWN, Moment.UNKNOWN);

    public static Between of(Bounds bounds, Instant beside) {
        return new Between(Moment.of(bounds.earliest(), beside), Moment.of(bounds.latest(), beside));
    }
}
