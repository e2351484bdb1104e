// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much of a span a dependency was available.
 *
 * @param ratio the share of the observed time in which it was up, in [0, 1]; absent if nothing was observed
 * @param coverage the share of the span that was observed, in [0, 1]
 */
public record Availability(OptionalDouble ratio, double coverage) {

    /**
     * That of a span of which the given segments are known. A transition counts half: a change somewhere inside is as
     * likely at one instant as at another.
     *
     * @param segments within the span, none overlapping
     * @param span how long it is; what no segment is about was not observed
     */
    public static Availability of(List<Segment> segments, Duration span) {
        var up = 0.0;
        var observed = 0L;
        for (var segment : segments) {
            var millis = segment.to().toEpochMilli() - segment.from().toEpochMilli();
            switch (segment.state()) {
                case UP -> up += millis;
                case TRANSITION -> up += millis / 2.0;
                case UNOBSERVED -> observed -= millis;
                case DOWN, DEGRADED -> {}
            }
            observed += millis;
        }
        return observed == 0
                ? new Availability(OptionalDouble.empty(), 0)
                : new Availability(OptionalDouble.of(up / observed), observed / (double) span.toMillis());
    }
}
