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
 * @param known whether anything was seen in the window's reach
 * @param pendingFrom from where on the window was not yet seen but will be; absent if nothing is pending
 * @param remaining whether anything remains of the window or its errors besides what is pending
 * @param lag the lag that explains most, and how much it explains
 * @param certain the share that certainly failed at that lag
 * @param possible the share that may have failed at that lag
 * @param uncertain the largest share, at any lag, of which it is not known whether it failed
 * @param coverage the share of the window that was observed
 * @param seen the window as far as it is not pending
 * @param resolution the longest outage that could have been missed
 * @param chance the share of like windows that it would explain as well
 * @param failure the failing status that is certain in the window, at its lag or without one
 * @param episodes its failures in the window's reach
 */
record DependencyMeasurements(
        DependencyEvidence evidence,
        boolean known,
        Optional<Instant> pendingFrom,
        boolean remaining,
        ErrorLag lag,
        double certain,
        double possible,
        double uncertain,
        double coverage,
        Duration seen,
        Optional<Duration> resolution,
        OptionalDouble chance,
        Optional<Status> failure,
        List<Episode> episodes) {

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
                timeline.knowsOf(inquiry.reachStart(), inquiry.reachEnd()),
                pendingFrom,
                pattern.isPresent(),
                lag,
                certain,
                Math.min(certain + unclear, 1),
                pattern.map(errors ->
                                errors.bestLag(uncertainly, inquiry.maxLag()).mean())
                        .orElse(1.0),
                coverage(inquiry, timeline, end),
                Duration.ofMillis(Math.max(end - inquiry.from(), 0)),
                timeline.resolution(window.from(), window.to()),
                pattern.map(errors -> chance(inquiry, timeline, errors, end, lag.mean()))
                        .orElse(OptionalDouble.empty()),
                certainFailure(inquiry, timeline, lag),
                timeline.episodes(inquiry.reachStart(), inquiry.reachEnd()));
    }

    double explained() {
        return lag.mean();
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
