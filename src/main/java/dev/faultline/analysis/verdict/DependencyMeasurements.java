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

    static DependencyMeasurements of(JudgingContext inquiry, DependencyEvidence evidence) {
        var timeline = evidence.timeline();
        var window = inquiry.question().window();
        var pendingFrom =
                timeline.pendingFrom(inquiry.question().now()).filter(pending -> pending.toEpochMilli() < inquiry.to());
        var end = pendingFrom.map(Instant::toEpochMilli).orElse(inquiry.to());
        var pattern = inquiry.patternBefore(end);
        var lag = pattern.map(errors -> errors.bestLag(timeline.likelihood(), inquiry.maxLag()))
                .orElse(new ErrorLag(0, 0));
        var certainly = timeline.certain(inquiry.reachStart(), inquiry.reachEnd());
        var uncertainly = timeline.uncertain(inquiry.reachStart(), inquiry.reachEnd());
        var certain =
                pattern.map(errors -> errors.mean(certainly, -lag.millis())).orElse(0.0);
        var unclear =
                pattern.map(errors -> errors.mean(uncertainly, -lag.millis())).orElse(1.0);
        return new DependencyMeasurements(
                evidence,
                new WindowCoverage(
                        timeline.knowsOf(inquiry.reachStart(), inquiry.reachEnd()),
                        pendingFrom,
                        pattern.isPresent(),
                        coverage(inquiry, timeline, end),
                        Duration.ofMillis(Math.max(end - inquiry.from(), 0))),
                new ExplainedShares(
                        lag,
                        certain,
                        Math.min(certain + unclear, 1),
                        pattern.map(errors -> errors.bestLag(uncertainly, inquiry.maxLag())
                                        .mean())
                                .orElse(1.0)),
                timeline.resolution(window.from(), window.to()),
                pattern.map(errors -> chance(inquiry, timeline, errors, end, lag.mean()))
                        .orElse(OptionalDouble.empty()),
                certainFailure(inquiry, timeline, lag),
                timeline.episodes(inquiry.reachStart(), inquiry.reachEnd()));
    }

    private static double coverage(JudgingContext inquiry, Timeline timeline, long end) {
        return end <= inquiry.from() ? 0 : new UniformErrors(inquiry.from(), end).mean(timeline.observed(), 0);
    }

    private static OptionalDouble chance(
            JudgingContext inquiry, Timeline timeline, ErrorDistribution errors, long end, double explained) {
        var first = timeline.firstObserved();
        if (first.isEmpty()) {
            return OptionalDouble.empty();
        }
        var start = Math.max(
                inquiry.question().baselineStart().toEpochMilli(), first.get().toEpochMilli());
        return CoincidenceChance.of(errors, timeline, start, inquiry.from(), end, inquiry.maxLag(), explained);
    }

    /** At its lag and without one, so that nothing that failed inside the window is ever cleared. */
    private static Optional<Status> certainFailure(JudgingContext inquiry, Timeline timeline, ErrorLag lag) {
        var tolerance = inquiry.question().tolerance();
        var from = Instant.ofEpochMilli(inquiry.from()).minus(tolerance);
        var to = Instant.ofEpochMilli(inquiry.to()).plus(tolerance);
        return timeline.certainFailure(from.minusMillis(lag.millis()), to.minusMillis(lag.millis()))
                .or(() -> timeline.certainFailure(from, to));
    }
}
