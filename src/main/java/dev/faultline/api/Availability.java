package dev.faultline.api;

import dev.faultline.api.document.DependencyDocument.AvailabilityDocument;
import dev.faultline.timeline.Segment;
import dev.faultline.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much of the recent past a dependency was available. */
final class Availability {

    /** The longest span there is. */
    static final Duration LONGEST = Duration.ofDays(30);

    private static final Map<String, Duration> SPANS = spans();

    private Availability() {}

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

    /** A transition counts half: a change somewhere inside is as likely at one instant as at another. */
    private static AvailabilityDocument over(Timeline timeline, Instant from, Instant to) {
        var up = 0.0;
        var observed = 0.0;
        for (var segment : timeline.segments(from, to, to)) {
            var seconds = seconds(segment);
            switch (segment.state()) {
                case UP -> up += seconds;
                case TRANSITION -> up += seconds / 2;
                case UNOBSERVED -> observed -= seconds;
                case DOWN, DEGRADED -> {}
            }
            observed += seconds;
        }
        return AvailabilityDocument.of(
                up / observed, observed / Duration.between(from, to).toSeconds());
    }

    private static double seconds(Segment segment) {
        return Duration.between(segment.from(), segment.to()).toMillis() / 1_000.0;
    }
}
