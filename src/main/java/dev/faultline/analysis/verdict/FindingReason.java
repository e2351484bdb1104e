// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.analysis.wording.FindingWording;
import dev.faultline.probe.FailureClass;
import dev.faultline.text.TimeWords;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** The sentence that says why a dependency is found as it is. */
final class FindingReason {

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
        return FindingWording.failed(
                        finding == Finding.FAILED,
                        failureClass(measured),
                        share(context, measured.shares().explained()))
                + (lag.isZero() ? "" : FindingWording.lag(lag))
                + context.requestsRan().map(FindingWording::requestsRan).orElse("")
                + bounds(context, measured)
                + ".";
    }

    private static String failureClass(DependencyMeasurements measured) {
        return longest(measured)
                .map(Episode::failure)
                .filter(failure -> failure != FailureClass.NONE)
                .map(failure -> FindingWording.failureClass(failure.label()))
                .orElse("");
    }

    /** The episode with the most observations, as the one that matters most. */
    static Optional<Episode> longest(DependencyMeasurements measured) {
        return measured.episodes().stream().max(Comparator.comparingLong(Episode::observations));
    }

    private static String bounds(JudgingContext context, DependencyMeasurements measured) {
        var episodes = measured.episodes();
        if (episodes.isEmpty()) {
            return "";
        }
        var beside = context.question().window().from();
        var onset = FindingWording.onset(between(episodes.get(0).onset(), beside));
        return episodes.size() > 1
                ? FindingWording.failedOften(episodes.size(), onset)
                : FindingWording.failedOnce(onset, recovery(episodes.get(0), beside));
    }

    /** When it recovered, if it did; times with their date unless that is the day of {@code beside}. */
    static String recovery(Episode episode, Instant beside) {
        return episode.recovery()
                .map(recovery -> FindingWording.recovery(between(recovery, beside)))
                .orElseGet(FindingWording::noRecovery);
    }

    /** Bounds in words; times with their date unless that is the day of {@code beside}. */
    static String between(InstantBounds bounds, Instant beside) {
        var latest =
                bounds.latest().map(instant -> TimeWords.time(instant, beside)).orElse("");
        return bounds.earliest()
                .map(earliest -> FindingWording.between(TimeWords.time(earliest, beside), latest))
                .orElseGet(() -> FindingWording.atOrBefore(latest));
    }

    private static String unrelated(JudgingContext context, DependencyMeasurements measured) {
        var chance = measured.chance();
        if (measured.shares().explained() < FindingRules.LEAST_EXPLAINED - ErrorDistribution.EPSILON
                || chance.isEmpty()) {
            return FindingWording.unrelated(
                    failureClass(measured), only(context, measured.shares().explained()));
        }
        return FindingWording.expectedByChance(
                failureClass(measured), share(context, measured.shares().explained()), chance.getAsDouble());
    }

    private static String only(JudgingContext context, double share) {
        return share <= ErrorDistribution.EPSILON
                ? FindingWording.noShare(context.hasErrors())
                : FindingWording.onlyShare(share, context.hasErrors());
    }

    private static String mayHaveFailed(JudgingContext context, DependencyMeasurements measured) {
        if (!measured.observed().remaining()) {
            return FindingWording.pending(lastObservation(context, measured));
        }
        if (measured.failure().isPresent()) {
            return FindingWording.partlyUnknown(
                    failureClass(measured),
                    only(context, measured.shares().explained()),
                    measured.shares().possible() - measured.shares().certain(),
                    context.hasErrors());
        }
        if (FindingRules.couldHide(context, measured)) {
            return FindingWording.outageCouldHide(measured.resolution().orElseThrow());
        }
        return FindingWording.notCovered(measured.shares().uncertain(), context.hasErrors(), context.maxLag() > 0);
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

    /** "97 % of the window" or "97 % of the errors". */
    static String share(JudgingContext context, double share) {
        return FindingWording.share(share, context.hasErrors());
    }
}
