// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.errors.ErrorSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of the {@link Judge}.
 *
 * @param window the error window
 * @param errors the error times, in any order; empty: errors all over the window
 * @param tolerance how far off the clock of whoever gave the window may be, not negative
 * @param maxLag how far errors may follow their cause, not negative
 * @param baseline how far before the window's start the chance looks back; absent: {@link #DEFAULT_BASELINE}
 * @param now the present; what was not yet seen is pending, not missing
 */
public record VerdictQuestion(
        JudgedWindow window,
        List<ErrorSample> errors,
        Duration tolerance,
        Duration maxLag,
        Optional<Duration> baseline,
        Instant now) {

    public static final Duration DEFAULT_TOLERANCE = Duration.ofSeconds(1);
    public static final Duration DEFAULT_MAX_LAG = Duration.ofSeconds(60);
    public static final Duration DEFAULT_BASELINE = Duration.ofDays(7);

    public VerdictQuestion {
        errors = List.copyOf(errors);
    }

    /** A question with the defaults of everything but the window. */
    public static VerdictQuestion on(JudgedWindow window, Instant now) {
        return new VerdictQuestion(window, List.of(), DEFAULT_TOLERANCE, DEFAULT_MAX_LAG, Optional.empty(), now);
    }

    /** The start of the span over which the chance is taken. */
    public Instant baselineStart() {
        return window.from().minus(baseline.orElse(DEFAULT_BASELINE));
    }

    /** The earliest instant at which anything can have a bearing on the answer. */
    public Instant reachStart() {
        return baselineStart().minus(maxLag).minus(tolerance);
    }

    /** The start of what the window can reach at any lag. */
    public Instant windowReachStart() {
        return window.from().minus(maxLag).minus(tolerance);
    }

    /** The end of what the window can reach at any lag. */
    public Instant windowReachEnd() {
        return window.to().plus(tolerance);
    }
}
