// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.probe.Status;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is measured of one dependency for one window, before anything is made of it.
 *
 * @param evidence what is known of the dependency
 * @param observed how much of the window was observed
 * @param shares how much of the window or its errors it explains
 * @param resolution the longest outage that could have been missed
 * @param chance the share of like windows that it would explain as well
 * @param failure the failing status that is certain in the window, at its lag or without one
 * @param episodes its failures in the window's reach
 */
record DependencyMeasurements(
        DependencyEvidence evidence,
        WindowCoverage observed,
        ExplainedShares shares,
        Optional<Duration> resolution,
        OptionalDouble chance,
        Optional<Status> failure,
        List<Episode> episodes) {

    /**
     * How much of the window was observed.
     *
     * @param known whether there is any observation in the window's reach
     * @param pendingFrom from where on the window is not observed yet but will be; absent if nothing is pending
     * @param remaining whether anything remains of the window or its errors besides what is pending
     * @param share the share of the window that was observed
     * @param settled the window as far as it is not pending
     */
    record WindowCoverage(
            boolean known, Optional<Instant> pendingFrom, boolean remaining, double share, Duration settled) {}

    /**
     * How much of the window or its errors the failures explain.
     *
     * @param lag the lag that explains most, and how much it explains
     * @param certain the share that certainly failed at that lag
     * @param possible the share that may have failed at that lag
     * @param uncertain the largest share, at any lag, whose state is unknown
     */
    record ExplainedShares(ErrorLag lag, double certain, double possible, double uncertain) {

        double explained() {
            return lag.mean();
        }
    }

    static DependencyMeasurements of(JudgingContext context, DependencyEvidence evidence) {
        var timeline = evidence.timeline();
        var window = context.question().window();
        var pendingFrom =
                timeline.pendingFrom(context.question().now()).filter(pending -> pending.toEpochMilli() < context.to());
        var end = pendingFrom.map(Instant::toEpochMilli).orElse(context.to());
        var pattern = context.patternBefore(end);
        var lag = pattern.map(errors -> errors.bestLag(timeline.likelihood(), context.maxLag()))
                .orElse(new ErrorLag(0, 0));
        var certainly = timeline.certain(context.reachStart(), context.reachEnd());
        var uncertainly = timeline.uncertain(context.reachStart(), context.reachEnd());
        var certain =
                pattern.map(errors -> errors.mean(certainly, -lag.millis())).orElse(0.0);
        var unclear =
                pattern.map(errors -> errors.mean(uncertainly, -lag.millis())).orElse(1.0);
        return new DependencyMeasurements(
                evidence,
                new WindowCoverage(
                        timeline.knowsOf(context.reachStart(), context.reachEnd()),
                        pendingFrom,
                        pattern.isPresent(),
                        coverage(context, timeline, end),
                        Duration.ofMillis(Math.max(end - context.from(), 0))),
                new ExplainedShares(
                        lag,
                        certain,
                        Math.min(certain + unclear, 1),
                        pattern.map(errors -> errors.bestLag(uncertainly, context.maxLag())
                                        .mean())
                                .orElse(1.0)),
                timeline.resolution(window.from(), window.to()),
                pattern.map(errors -> chance(context, timeline, errors, end, lag.mean()))
                        .orElse(OptionalDouble.empty()),
                certainFailure(context, timeline, lag),
                timeline.episodes(context.reachStart(), context.reachEnd()));
    }

    private static double coverage(JudgingContext context, Timeline timeline, long end) {
        return end <= context.from() ? 0 : new UniformErrors(context.from(), end).mean(timeline.observed(), 0);
    }

    private static OptionalDouble chance(
            JudgingContext context, Timeline timeline, ErrorDistribution errors, long end, double explained) {
        var first = timeline.firstObserved();
        if (first.isEmpty()) {
            return OptionalDouble.empty();
        }
        var start = Math.max(
                context.question().baselineStart().toEpochMilli(), first.get().toEpochMilli());
        return CoincidenceChance.of(errors, timeline, start, context.from(), end, context.maxLag(), explained);
    }

    /** At its lag and without one, so that nothing that failed inside the window is ever cleared. */
    private static Optional<Status> certainFailure(JudgingContext context, Timeline timeline, ErrorLag lag) {
        var tolerance = context.question().tolerance();
        var from = Instant.ofEpochMilli(context.from()).minus(tolerance);
        var to = Instant.ofEpochMilli(context.to()).plus(tolerance);
        return timeline.certainFailure(from.minusMillis(lag.millis()), to.minusMillis(lag.millis()))
                .or(() -> timeline.certainFailure(from, to));
    }
}
