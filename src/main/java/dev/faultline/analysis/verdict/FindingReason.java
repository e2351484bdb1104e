// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.analysis.wording.EpisodeWording;
import dev.faultline.analysis.wording.FindingWording;
import dev.faultline.probe.FailureClass;
import dev.faultline.text.TimeWords;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.time.Duration;
import java.time.Instant;

/** The sentence that says why a dependency is found as it is. */
final class FindingReason {

    /** A mean that is so much over what is certain is only likely. */
    private static final double PROBABLE = 0.1;

    /** Where so much of the window was observed, what was not observed lies before it. */
    private static final double OBSERVED = 0.95;

    private FindingReason() {}

    static String of(JudgingContext context, DependencyMeasurements measured, Finding finding) {
        return switch (finding) {
            case FAILED, DEGRADED -> failed(context, measured, finding);
            case FAILED_BUT_UNRELATED -> unrelated(context, measured);
            case MAY_HAVE_FAILED -> mayHaveFailed(context, measured);
            case NOT_OBSERVED -> notObserved(measured);
            case CLEARED -> cleared(measured);
        };
    }

    private static String failed(JudgingContext context, DependencyMeasurements measured, Finding finding) {
        var lag = Duration.ofMillis(measured.shares().lag().millis());
        return FindingWording.failed(state(measured, finding), FailureReason.of(measured.episodes()))
                + times(context, measured)
                + covered(context, measured.shares())
                + (lag.isZero() ? "" : FindingWording.lag(lag, context.hasErrors()))
                + context.requestsRan().map(FindingWording::requestsRan).orElse("")
                + ".";
    }

    private static String state(DependencyMeasurements measured, Finding finding) {
        if (measured.evidence().dependency().kind().isLocal()) {
            return FindingWording.FAILED;
        }
        if (finding == Finding.FAILED) {
            return FindingWording.DOWN;
        }
        return FailureReason.longest(measured.episodes())
                        .filter(each -> each.failure() == FailureClass.SLOW)
                        .isPresent()
                ? FindingWording.SLOW
                : FindingWording.DEGRADED;
    }

    private static String failureClass(DependencyMeasurements measured) {
        return FailureReason.longest(measured.episodes())
                .map(Episode::failure)
                .filter(failure -> failure != FailureClass.NONE)
                .map(failure -> FindingWording.failureClass(failure.label()))
                .orElse("");
    }

    /** A mean is told as what it probably is. */
    private static String covered(JudgingContext context, DependencyMeasurements.ExplainedShares shares) {
        return shares.explained() - shares.certain() > PROBABLE
                ? FindingWording.coversProbably(shares.explained(), shares.certain(), context.hasErrors())
                : FindingWording.covers(shares.explained(), context.hasErrors());
    }

    private static String times(JudgingContext context, DependencyMeasurements measured) {
        var episodes = measured.episodes();
        if (episodes.isEmpty()) {
            return "";
        }
        var episode = episodes.get(0);
        if (episodes.size() > 1) {
            return FindingWording.failedOften(episodes.size(), first(context, episode.onset()));
        }
        return episode.observations() == 1 && episode.recovery().isPresent()
                ? once(context, episode)
                : start(context, episode) + end(context, episode);
    }

    /** Of one failed observation, which is too short for a span. */
    private static String once(JudgingContext context, Episode episode) {
        var seen = episode.onset().latest().orElseThrow();
        return EpisodeWording.once(
                time(context, seen),
                episode.onset().earliest().map(earliest -> Duration.between(earliest, seen)),
                episode.recovery().flatMap(InstantBounds::latest).map(up -> Duration.between(seen, up)));
    }

    private static String first(JudgingContext context, InstantBounds onset) {
        var latest = onset.latest().map(instant -> time(context, instant)).orElse("");
        return onset.earliest()
                .map(instant -> time(context, instant))
                .map(earliest -> earliest.equals(latest) ? latest : EpisodeWording.fromTo(earliest, latest))
                .orElseGet(() -> EpisodeWording.orEarlier(latest));
    }

    private static String start(JudgingContext context, Episode episode) {
        var latest = episode.onset().latest().orElseThrow();
        return EpisodeWording.from(
                time(context, latest),
                episode.onset().earliest().map(earliest -> Duration.between(earliest, latest)),
                episode.recovery().isEmpty());
    }

    private static String end(JudgingContext context, Episode episode) {
        return episode.recovery()
                .map((InstantBounds up) -> {
                    var earliest = up.earliest().or(up::latest).orElseThrow();
                    return EpisodeWording.to(
                            time(context, earliest),
                            Duration.between(earliest, up.latest().orElse(earliest)));
                })
                .orElseGet(EpisodeWording::andNoRecovery);
    }

    private static String time(JudgingContext context, Instant instant) {
        var window = context.question().window();
        return TimeWords.roughly(instant, window.from(), window.duration());
    }

    /** When it recovered, if it did; times with their date unless that is the day of {@code beside}. */
    static String recovery(Episode episode, Instant beside) {
        return episode.recovery()
                .map(recovery -> EpisodeWording.recovery(between(recovery, beside)))
                .orElseGet(EpisodeWording::noRecovery);
    }

    /** Bounds in words; times with their date unless that is the day of {@code beside}. */
    static String between(InstantBounds bounds, Instant beside) {
        var latest =
                bounds.latest().map(instant -> TimeWords.time(instant, beside)).orElse("");
        return bounds.earliest()
                .map(earliest -> EpisodeWording.between(TimeWords.time(earliest, beside), latest))
                .orElseGet(() -> EpisodeWording.atOrBefore(latest));
    }

    private static String unrelated(JudgingContext context, DependencyMeasurements measured) {
        var chance = measured.chance();
        var explained = measured.shares().explained();
        if (explained < FindingRules.LEAST_EXPLAINED - ErrorDistribution.EPSILON || chance.isEmpty()) {
            return explained <= ErrorDistribution.EPSILON
                    ? FindingWording.failedBeside(failureClass(measured), context.hasErrors())
                    : FindingWording.unrelated(failureClass(measured), explained, context.hasErrors());
        }
        return FindingWording.expectedByChance(
                failureClass(measured), FindingWording.share(explained, context.hasErrors()), chance.getAsDouble());
    }

    private static String mayHaveFailed(JudgingContext context, DependencyMeasurements measured) {
        if (!measured.observed().remaining()) {
            return FindingWording.pending(lastObservation(context, measured));
        }
        var shares = measured.shares();
        if (measured.failure().isPresent()) {
            return FindingWording.partlyUnknown(
                    failureClass(measured), shares.explained(), shares.possible(), context.hasErrors());
        }
        if (FindingRules.couldHide(context, measured)) {
            return FindingWording.outageCouldHide(measured.resolution().orElseThrow());
        }
        if (shares.uncertain() <= FindingRules.LARGEST_UNCERTAIN + ErrorDistribution.EPSILON
                && measured.observer().isPresent()) {
            return FindingWording.upForAnother(measured.observer().get());
        }
        return measured.observed().share() >= OBSERVED && context.maxLag() > 0
                ? FindingWording.notWatchedBefore(context.question().maxLag())
                : FindingWording.notCovered(shares.uncertain(), context.hasErrors());
    }

    private static String lastObservation(JudgingContext context, DependencyMeasurements measured) {
        var beside = context.question().window().from();
        return measured.observed()
                .pendingFrom()
                .map((Instant end) -> FindingWording.lastObservation(TimeWords.time(end, beside)))
                .orElse("");
    }

    private static String notObserved(DependencyMeasurements measured) {
        return measured.evidence().timeline().firstObserved().isPresent()
                ? FindingWording.notObserved()
                : FindingWording.neverObserved();
    }

    private static String cleared(DependencyMeasurements measured) {
        var observations = measured.evidence().observations();
        var unnoticed = measured.resolution().map(FindingWording::unnoticed).orElse("");
        return observations == 0 ? FindingWording.upAround(unnoticed) : FindingWording.upIn(observations, unnoticed);
    }
}
