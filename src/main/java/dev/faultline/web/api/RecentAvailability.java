// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.timeline.Availability;
import dev.faultline.timeline.Timeline;
import dev.faultline.web.api.document.DependencyDocument.AvailabilityDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The availability of a dependency over the usual recent spans. */
final class RecentAvailability {

    /** The longest span there is. */
    static final Duration LONGEST = Duration.ofDays(30);

    private static final Map<String, Duration> SPANS = spans();

    private RecentAvailability() {}

    private static Map<String, Duration> spans() {
        var spans = new LinkedHashMap<String, Duration>();
        spans.put("1h", Duration.ofHours(1));
        spans.put("24h", Duration.ofDays(1));
        spans.put("7d", Duration.ofDays(7));
        spans.put("30d", LONGEST);
        return spans;
    }

    /** That of every span that ends now, by the span's name, the shortest first. */
    static Map<String, AvailabilityDocument> of(Timeline timeline, Instant now) {
        var availability = new LinkedHashMap<String, AvailabilityDocument>();
        SPANS.forEach((name, length) -> availability.put(name, over(timeline, now.minus(length), now)));
        return availability;
    }

    private static AvailabilityDocument over(Timeline timeline, Instant from, Instant to) {
        return AvailabilityDocument.of(Availability.of(timeline.segments(from, to, to), Duration.between(from, to)));
    }
}
