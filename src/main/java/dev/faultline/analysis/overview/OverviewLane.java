// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.RouteDependency;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.probe.scheduler.DependencyStatus;
import dev.faultline.timeline.Availability;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.Segment;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one dependency, or of one of the app's own routes that is asked, over the span of a {@link ColumnGrid}.
 *
 * @param dependency which
 * @param configured whether it is looked at now; if not, only its history is known
 * @param last its latest observation, if there is one, whenever that was
 * @param stale whether that is older than it may be, or missing
 * @param standing how it stands now, if it is probed here
 * @param availability over the span, as far as it has passed, exact
 * @param lastFailure the latest one that may have lasted at some instant of the span
 * @param segments without gaps, by time, at the resolution of a column: at most about two for each, and UP only where
 *     everything in it was. They end with the last observation while the next one is not overdue, and no later than now
 * @param latencies of each column
 */
public record OverviewLane(
        Dependency dependency,
        boolean configured,
        Optional<Observation> last,
        boolean stale,
        Optional<DependencyStatus> standing,
        Availability availability,
        Optional<Episode> lastFailure,
        List<Segment> segments,
        LaneLatency latencies) {

    public OverviewLane {
        segments = List.copyOf(segments);
    }

    /** Its name in the config file. */
    public String name() {
        return RouteDependency.nameOf(dependency.name());
    }

    /** The status of its latest observation; UNKNOWN if there is none. */
    public Status status() {
        return last.map(Observation::status).orElse(Status.UNKNOWN);
    }

    /** The status smoothed by the thresholds, if it is probed here. */
    public Optional<Status> confirmed() {
        return standing.map(DependencyStatus::confirmed);
    }
}
