// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.fleet.ShippedRun;
import dev.faultline.hub.FleetHistory;
import dev.faultline.hub.FleetInstance;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;

/**
 * What an instance shipped of a dependency, by the database's clock. An open run goes on at least to the allowed gap before
 * up to when all is in: there was an observation since, and none that says anything else. What comes then is pending.
 */
record CorrectedRuns(FleetHistory history, FleetInstance instance) {

    Timeline timeline(String dependency) {
        return Timeline.of(history.runs(instance.store(), dependency).stream()
                .map(this::corrected)
                .toList());
    }

    private Run corrected(ShippedRun shipped) {
        var run = shipped.run();
        var ahead = history.ahead(instance, run.lastStart());
        var corrected = new Run(
                run.key(),
                run.message(),
                moved(run.firstStart(), ahead),
                moved(run.firstEnd(), ahead),
                moved(run.lastStart(), ahead),
                moved(run.lastEnd(), ahead),
                run.count(),
                run.longestGap(),
                run.latency());
        return shipped.open() ? carriedOn(corrected) : corrected;
    }

    /** By the clock as it stands now, which says up to when all is in: as noted for the run, it may be some milliseconds off. */
    private Run carriedOn(Run run) {
        return instance.reportedUntil()
                .map(reported -> reported.minus(run.allowedGap()))
                .filter(until -> until.isAfter(run.lastEnd()))
                .map(until -> new Run(
                        run.key(),
                        run.message(),
                        run.firstStart(),
                        run.firstEnd(),
                        until,
                        until,
                        run.count(),
                        run.longestGap(),
                        run.latency()))
                .orElse(run);
    }

    private static Instant moved(Instant instant, Duration ahead) {
        return instant.minus(ahead);
    }
}
