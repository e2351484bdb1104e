// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.time.Duration;
import java.time.Instant;

/**
 * How much speaks for a dependency: a weighted sum of parts in [0, 1]. What its failures say counts for what the lag is
 * worth at which they explain anything, and for a tenth less if it still worked, slowly. The weights sum up to 1; where no error message was given, that of the mention falls
 * to the others in proportion.
 */
final class SuspicionRules {

    private static final double EXPLAINED = 0.40;
    private static final double ONSET = 0.20;
    private static final double RARITY = 0.10;
    private static final double CHANCE = 0.15;
    private static final double MENTIONED = 0.10;
    private static final double CRITICAL = 0.05;

    private static final double UNKNOWN = 0.5;

    /** What the failures of one that was only slow say, as a share of what those of one that was down do. */
    private static final double DEGRADED = 0.9;

    /** An onset counts for at least so much if the failure lasted to the first error, and for this share if it did not. */
    private static final double LASTING = 0.25;

    private SuspicionRules() {}

    static SuspicionScore of(JudgingContext context, DependencyMeasurements measured, Finding finding) {
        var explained = measured.shares().explained();
        var onset = measured.episodes().stream()
                .mapToDouble(episode -> onset(context, episode))
                .max()
                .orElse(0);
        var rarity = rarity(context, measured);
        var chance = measured.chance().isPresent() ? 1 - measured.chance().getAsDouble() : UNKNOWN;
        var mentioned = ErrorMention.clearest(measured.evidence().dependency(), context.messages());
        var critical = measured.evidence().dependency().critical() ? 1 : 0;
        var worth = measured.shares().lag().worth();
        var status = finding == Finding.DEGRADED ? DEGRADED : 1;
        var sum = worth * status * (EXPLAINED * explained + ONSET * onset + RARITY * rarity + CHANCE * chance)
                + MENTIONED * mentioned
                + CRITICAL * critical;
        var weights = context.messages().isEmpty() ? 1 - MENTIONED : 1;
        return new SuspicionScore(
                Math.min(Math.max(sum / weights, 0), 1), explained, worth, onset, rarity, chance, mentioned, critical);
    }

    /** 1 if it may have begun to fail just when the errors did; falling with the time before it, and little after it. */
    private static double onset(JudgingContext context, Episode episode) {
        var error = context.firstError();
        var tolerance = context.question().tolerance();
        var earliest = episode.onset().earliest();
        var latest = episode.onset().latest();
        if (earliest.isPresent() && earliest.get().isAfter(error.plus(tolerance))) {
            return after(context, earliest.get());
        }
        if (latest.isPresent() && latest.get().isBefore(error.minus(tolerance))) {
            var before = before(context, Duration.between(latest.get(), error));
            return isOver(episode, error.minus(tolerance)) ? before * LASTING : Math.max(before, LASTING);
        }
        return earliest.isPresent() ? 1 : UNKNOWN;
    }

    private static boolean isOver(Episode episode, Instant instant) {
        return episode.recovery()
                .flatMap(InstantBounds::latest)
                .filter(latest -> latest.isBefore(instant))
                .isPresent();
    }

    private static double after(JudgingContext context, Instant onset) {
        var share = (double) (onset.toEpochMilli() - context.from()) / (context.to() - context.from());
        return 0.25 * Math.max(0, 1 - share);
    }

    private static double before(JudgingContext context, Duration ahead) {
        var lag = Math.max(context.maxLag(), 1);
        var distance = (double) ahead.toMillis() / lag;
        return distance <= 1 ? 1 - distance / 2 : 0.5 / distance;
    }

    /** One minus the share of the baseline before the window's reach in which it was failing. */
    private static double rarity(JudgingContext context, DependencyMeasurements measured) {
        var timeline = measured.evidence().timeline();
        var start = context.question().baselineStart().toEpochMilli();
        var end = Math.max(context.from() - context.maxLag(), start);
        var observed = timeline.observed().integral(start, end);
        return observed <= 0 ? UNKNOWN : 1 - timeline.likelihood().integral(start, end) / observed;
    }
}
