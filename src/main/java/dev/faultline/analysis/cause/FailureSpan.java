// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.time.Instant;
import java.util.Optional;

/** When a dependency failed, beside the errors. */
record FailureSpan(DependencyVerdict failed, VerdictQuestion question, ErrorTimes errors) {

    private static final double HALF = 0.5;
    private static final double ROUNDING = 1e-9;

    boolean explainsHalf() {
        return failed.explained() >= HALF - ROUNDING;
    }

    /** The share of the errors or the window that certainly falls into its failure. */
    double certain() {
        if (failed.certain().equals(failed.possible())) {
            return failed.explained();
        }
        var length = Math.max(1, question.window().duration().toMillis());
        return Math.min(failed.explained(), failed.certain().toMillis() / (double) length);
    }

    /** The share that may fall into it at most. */
    double possible() {
        var length = Math.max(1, question.window().duration().toMillis());
        return Math.max(failed.explained(), Math.min(1, failed.possible().toMillis() / (double) length));
    }

    /** The first failure that may have lasted in the window, at the lag it is taken at; earlier ones were over by then. */
    Optional<Episode> first() {
        var from = question.window().from().minus(failed.lag()).minus(question.tolerance());
        var to = question.window().to().minus(failed.lag()).plus(question.tolerance());
        var episodes = failed.episodes();
        return episodes.stream()
                .filter(episode -> mayHaveLastedIn(episode, from, to))
                .findFirst()
                .or(() -> episodes.stream().findFirst());
    }

    private static boolean mayHaveLastedIn(Episode episode, Instant from, Instant to) {
        var start = episode.onset().earliest().or(() -> episode.onset().latest());
        var end = episode.recovery().flatMap(InstantBounds::latest);
        return start.filter(to::isBefore).isEmpty() && end.filter(from::isAfter).isEmpty();
    }

    /** The earliest instant at which it may have begun to fail; absent if it was failing when first observed. */
    Optional<Instant> onset() {
        return first().flatMap(episode -> episode.onset().earliest());
    }

    /** Whether it certainly began to fail after the errors did. */
    boolean beganAfterErrors() {
        return onset().filter(start -> start.isAfter(errors.first().plus(question.tolerance())))
                .isPresent();
    }

    /** When it was certainly up again, if that was before the window began. */
    Optional<Instant> overBefore() {
        var begin = question.window().from().minus(question.tolerance());
        return failed.episodes().isEmpty()
                        || failed.episodes().stream().anyMatch(episode -> !isOverBefore(episode, begin))
                ? Optional.empty()
                : failed.episodes().stream()
                        .flatMap(episode -> episode.recovery().flatMap(InstantBounds::latest).stream())
                        .max(Instant::compareTo);
    }

    /** Whether it may have failed within the window itself, not only shortly before it. */
    boolean mayHaveLastedIntoIt() {
        var begin = question.window().from().plusMillis(1);
        return failed.episodes().stream().anyMatch(episode -> !isOverBefore(episode, begin));
    }

    private static boolean isOverBefore(Episode episode, Instant begin) {
        return episode.recovery()
                .flatMap(InstantBounds::latest)
                .filter(up -> up.isBefore(begin))
                .isPresent();
    }

    /** Whether it certainly began to fail before the other did. */
    boolean precedes(FailureSpan other) {
        var latest = first().flatMap(episode -> episode.onset().latest());
        return latest.isPresent()
                && other.onset().filter(start -> start.isAfter(latest.get())).isPresent();
    }
}
