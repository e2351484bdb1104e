// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.analysis.overview.ErrorColumns;
import dev.faultline.analysis.overview.LaneLatency;
import dev.faultline.analysis.overview.Overview;
import dev.faultline.analysis.overview.OverviewLane;
import dev.faultline.incident.IncidentOutline;
import dev.faultline.probe.Status;
import dev.faultline.web.api.document.TimelineDocument.SegmentDocument;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about a span of time, at the resolution of a screen.
 *
 * @param app the app this instance stands beside
 * @param instance which instance responds
 * @param from the start of the span
 * @param to its end
 * @param now when it was gathered
 * @param stepMs the width of a column in milliseconds
 * @param columns into how many the span is cut; fewer than requested if it has fewer milliseconds
 * @param dependencies those configured now, in their order, then those that only have past observations
 * @param routes the app's own routes that are checked
 * @param errors of each column
 * @param incidents those that touch the span, the latest first; at most 500
 * @param changes those in the span, the latest first; at most 1000
 */
public record OverviewDocument(
        String app,
        String instance,
        Instant from,
        Instant to,
        Instant now,
        double stepMs,
        int columns,
        List<LaneDocument> dependencies,
        List<LaneDocument> routes,
        ErrorColumnsDocument errors,
        List<OutlineDocument> incidents,
        List<ChangeDocument> changes) {

    public static OverviewDocument of(String app, String instance, Overview overview) {
        var grid = overview.grid();
        return new OverviewDocument(
                app,
                instance,
                grid.from(),
                grid.to(),
                overview.now(),
                grid.stepMillis(),
                grid.columns(),
                overview.dependencies().stream().map(LaneDocument::of).toList(),
                overview.routes().stream().map(LaneDocument::of).toList(),
                ErrorColumnsDocument.of(overview.errors()),
                overview.incidents().stream().map(OutlineDocument::of).toList(),
                overview.changes().stream().map(ChangeDocument::of).toList());
    }

    /**
     * The timeline of one dependency, or of one of the app's routes.
     *
     * @param name which
     * @param kind its kind
     * @param critical whether the app cannot do without it
     * @param configured whether it is probed now
     * @param status that of its latest observation; UNKNOWN if there is none
     * @param stale whether that is older than two intervals and the timeout, or missing
     * @param confirmed the status smoothed by the thresholds; null if it is not probed here
     * @param availability the share of the observed time in which it was up, a transition counting half; null if nothing
     *     was observed
     * @param coverage the share of the span, as far as it has passed, that was observed
     * @param lastFailure the latest one that touches the span; null if there is none
     * @param segments without holes, by start, none much shorter than a column; UP only where everything in it was
     * @param latencyMs for each column the mean duration of the observations that were UP or DEGRADED and started in it, in
     *     milliseconds; null where there is none. Where columns are wide or observations many, out of sums by the hour
     */
    public record LaneDocument(
            String name,
            String kind,
            boolean critical,
            boolean configured,
            Status status,
            boolean stale,
            @Nullable Status confirmed,
            @Nullable Double availability,
            double coverage,
            @Nullable EpisodeDocument lastFailure,
            List<SegmentDocument> segments,
            List<@Nullable Double> latencyMs) {

        static LaneDocument of(OverviewLane lane) {
            var ratio = lane.availability().ratio();
            return new LaneDocument(
                    lane.name(),
                    lane.dependency().kind().name(),
                    lane.dependency().critical(),
                    lane.configured(),
                    lane.status(),
                    lane.stale(),
                    lane.confirmed().orElse(null),
                    ratio.isPresent() ? NumberRounding.share(ratio.getAsDouble()) : null,
                    NumberRounding.share(lane.availability().coverage()),
                    lane.lastFailure().map(EpisodeDocument::of).orElse(null),
                    lane.segments().stream()
                            .map(segment -> new SegmentDocument(segment.state(), segment.from(), segment.to()))
                            .toList(),
                    means(lane.latencies()));
        }

        private static List<@Nullable Double> means(LaneLatency latencies) {
            return IntStream.range(0, latencies.columns())
                    .<@Nullable Double>mapToObj(column -> mean(latencies, column))
                    .toList();
        }

        private static @Nullable Double mean(LaneLatency latencies, int column) {
            var mean = latencies.meanMillis(column);
            return mean.isPresent() ? NumberRounding.meanMillis(mean.getAsDouble()) : null;
        }
    }

    /**
     * How many 5xx responses the app returned.
     *
     * @param counts for each column, by the source that counted the most at that time
     * @param requests for each column how many responses there were in all; null where unknown
     */
    public record ErrorColumnsDocument(List<Long> counts, List<@Nullable Long> requests) {

        static ErrorColumnsDocument of(ErrorColumns errors) {
            return new ErrorColumnsDocument(
                    IntStream.range(0, errors.columns())
                            .mapToObj(errors::errors)
                            .toList(),
                    IntStream.range(0, errors.columns())
                            .<@Nullable Long>mapToObj(column -> requests(errors, column))
                            .toList());
        }

        private static @Nullable Long requests(ErrorColumns errors, int column) {
            var requests = errors.requests(column);
            return requests.isPresent() ? requests.getAsLong() : null;
        }
    }

    /**
     * An incident without its evidence.
     *
     * @param id that of the incident
     * @param origin DETECTED or RECORDED
     * @param kind ERRORS, ROUTES_FAIL or NO_TRAFFIC
     * @param state OPEN, CLOSED or FINAL
     * @param from the first error
     * @param to the last error so far
     * @param route the route that failed; null if several did, or it is unknown
     * @param errors how many 5xx responses; 0 if nobody counted
     * @param title the recorded title, one line, may be empty
     * @param answer that of its verdict; null while there is none
     * @param summary its verdict in one sentence; empty while there is none
     * @param suspects the names of its suspects, the likeliest first
     */
    public record OutlineDocument(
            String id,
            String origin,
            String kind,
            String state,
            Instant from,
            Instant to,
            @Nullable String route,
            long errors,
            String title,
            @Nullable String answer,
            String summary,
            List<String> suspects) {

        static OutlineDocument of(IncidentOutline incident) {
            return new OutlineDocument(
                    incident.id(),
                    incident.origin().name(),
                    incident.kind().name(),
                    incident.state().name(),
                    incident.from(),
                    incident.to(),
                    incident.route().orElse(null),
                    incident.errors(),
                    incident.title(),
                    incident.answer().orElse(null),
                    incident.summary(),
                    incident.suspects());
        }
    }
}
