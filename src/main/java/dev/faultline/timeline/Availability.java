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
        var sum = new AvailabilitySum();
        segments.forEach(each ->
                sum.segment(each.state(), each.from().toEpochMilli(), each.to().toEpochMilli()));
        return sum.of(span);
    }

    /** That of segments which come one by one. */
    public static final class AvailabilitySum implements SegmentVisitor {

        private double up;
        private long observed;

        @Override
        public void segment(SegmentState state, long from, long to) {
            var millis = to - from;
            switch (state) {
                case UP -> up += millis;
                case TRANSITION -> up += millis / 2.0;
                case UNOBSERVED -> observed -= millis;
                case DOWN, DEGRADED -> {}
            }
            observed += millis;
        }

        /** As {@link Availability#of}, of what has come so far. */
        public Availability of(Duration span) {
            return observed == 0
                    ? new Availability(OptionalDouble.empty(), 0)
                    : new Availability(OptionalDouble.of(up / observed), observed / (double) span.toMillis());
        }
    }
}
