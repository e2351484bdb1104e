// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.timeline.Episode;
import dev.faultline.timeline.Segment;
import dev.faultline.timeline.SegmentState;
import java.time.Instant;
import java.util.List;

/**
 * The timeline of one dependency over a span.
 *
 * @param dependency its name
 * @param from the start of the span
 * @param to its end
 * @param segments without gaps, by start
 * @param episodes its failures that touch the span
 */
public record TimelineDocument(
        String dependency, Instant from, Instant to, List<SegmentDocument> segments, List<EpisodeDocument> episodes) {

    public static TimelineDocument of(
            String dependency, Instant from, Instant to, List<Segment> segments, List<Episode> episodes) {
        return new TimelineDocument(
                dependency,
                from,
                to,
                segments.stream()
                        .map(segment -> new SegmentDocument(segment.state(), segment.from(), segment.to()))
                        .toList(),
                episodes.stream().map(EpisodeDocument::of).toList());
    }

    /**
     * A span with one state.
     *
     * @param state UP, DEGRADED, DOWN, TRANSITION or UNOBSERVED
     * @param from its start, inclusive
     * @param to its end, exclusive
     */
    public record SegmentDocument(SegmentState state, Instant from, Instant to) {}
}
