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
 * @param level what the baseline is compared with; absent if the chance is unknown
 * @param failure the failing status that is certain in the window, at its lag or without one
 * @param episodes its failures in the window's reach
 * @param observer who else observed it, where this instance's own observations do not cover the window
 */
record DependencyMeasurements(
        DependencyEvidence evidence,
        WindowCoverage observed,
        ExplainedShares shares,
        Optional<Duration> resolution,
        OptionalDouble chance,
        OptionalDouble level,
        Optional<Status> failure,
        List<Episode> episodes,
        Optional<String> observer) {

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
     * @param lag the lag at which what is explained is worth most, and how much it explains
     * @param unlagged how much it explains without a lag
     * @param certain the share that certainly failed at that lag
     * @param possible the share that may have failed at that lag
     * @param uncertain the largest share, at any lag, whose state is unknown
     */
    record ExplainedShares(ErrorLag lag, double unlagged, double certain, double possible, double uncertain) {

        /** Nothing of the window is left to be explained. */
        static final ExplainedShares NOTHING = new ExplainedShares(ErrorLag.NONE, 0, 0, 1, 1);

        double explained() {
            return lag.mean();
        }
    }

    static DependencyMeasurements of(JudgingContext context, CoincidenceChance chances, DependencyEvidence evidence) {
        var timeline = evidence.timeline();
        var window = context.question().window();
        var pendingFrom =
                timeline.pendingFrom(context.question().now()).filter(pending -> pending.toEpochMilli() < context.to());
        var end = pendingFrom.map(Instant::toEpochMilli).orElse(context.to());
        var pattern = context.patternBefore(end);
        var lag = pattern.map(errors -> lag(context, timeline, errors)).orElse(ErrorLag.NONE);
        var failure = certainFailure(context, timeline, lag);
        var shares = pattern.map(errors -> shares(context, timeline, errors, lag, end))
                .orElse(ExplainedShares.NOTHING);
        var level =
                pattern.isEmpty() ? OptionalDouble.empty() : chances.level(timeline, lag.mean(), pendingFrom.isEmpty());
        var chance = level.isEmpty() ? OptionalDouble.empty() : chances.of(timeline, failure, level.getAsDouble());
        return new DependencyMeasurements(
                evidence,
                new WindowCoverage(
                        timeline.knowsOf(context.reachStart(), context.reachEnd()),
                        pendingFrom,
                        pattern.isPresent(),
                        coverage(context, timeline, end),
                        Duration.ofMillis(Math.max(end - context.from(), 0))),
                shares,
                timeline.resolution(window.from(), window.to()),
                chance,
                chance.isPresent() ? level : OptionalDouble.empty(),
                failure,
                timeline.episodes(context.reachStart(), context.reachEnd()),
                pattern.flatMap(errors -> OwnWay.unknownBut(context, timeline, errors)));
    }

    private static ErrorLag lag(JudgingContext context, Timeline timeline, ErrorPattern pattern) {
        var from = context.reachStart();
        var to = context.reachEnd();
        return timeline.likelihood().integral(from.toEpochMilli(), to.toEpochMilli()) == 0
                ? ErrorLag.NONE
                : pattern.bestLag(timeline.likelihood(from, to), context.maxLag());
    }

    private static ExplainedShares shares(
            JudgingContext context, Timeline timeline, ErrorPattern pattern, ErrorLag lag, long end) {
        var certainly = timeline.certain(context.reachStart(), context.reachEnd());
        var uncertainly = timeline.uncertain(context.reachStart(), context.reachEnd());
        var until = end < context.to() ? end : context.reachEnd().toEpochMilli();
        var unclear = uncertainly.integral(context.reachStart().toEpochMilli(), until) > 0;
        var certain = lag.mean() == 0 ? 0 : pattern.mean(certainly, lag.millis());
        return new ExplainedShares(
                lag,
                lag.millis() == 0 ? lag.mean() : pattern.mean(timeline.likelihood(), 0),
                certain,
                unclear ? pattern.meanOfEither(certainly, uncertainly, lag.millis()) : certain,
                unclear ? pattern.largest(uncertainly, context.maxLag()) : 0);
    }

    private static double coverage(JudgingContext context, Timeline timeline, long end) {
        return end <= context.from() ? 0 : new UniformErrors(context.from(), end).mean(timeline.observed(), 0);
    }

    /** At its lag and without one, so that nothing that failed inside the window is ever cleared. */
    private static Optional<Status> certainFailure(JudgingContext context, Timeline timeline, ErrorLag lag) {
        var tolerance = context.question().tolerance();
        var from = context.pattern()
                .spans()
                .map(spans -> Instant.ofEpochMilli(Math.min(spans.earliest(), context.from() - tolerance.toMillis())))
                .orElseGet(() -> Instant.ofEpochMilli(context.from()).minus(tolerance));
        var to = Instant.ofEpochMilli(context.to()).plus(tolerance);
        return timeline.certainFailure(from.minusMillis(lag.millis()), to.minusMillis(lag.millis()))
                .or(() -> timeline.certainFailure(from, to));
    }
}
