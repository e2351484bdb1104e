// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.basics.TimeOrder;
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
 * @param others other windows of errors: a failure there is no chance, so the baseline leaves them out
 */
public record VerdictQuestion(
        JudgedWindow window,
        List<ErrorSample> errors,
        Duration tolerance,
        Duration maxLag,
        Optional<Duration> baseline,
        Instant now,
        List<JudgedWindow> others) {

    public static final Duration DEFAULT_TOLERANCE = Duration.ofSeconds(1);
    public static final Duration DEFAULT_MAX_LAG = Duration.ofSeconds(60);
    public static final Duration DEFAULT_BASELINE = Duration.ofDays(7);

    public VerdictQuestion {
        errors = List.copyOf(errors);
        others = List.copyOf(others);
    }

    /** A question that knows of no other windows of errors. */
    public VerdictQuestion(
            JudgedWindow window,
            List<ErrorSample> errors,
            Duration tolerance,
            Duration maxLag,
            Optional<Duration> baseline,
            Instant now) {
        this(window, errors, tolerance, maxLag, baseline, now, List.of());
    }

    /** The same, with other windows of errors in the baseline. */
    public VerdictQuestion beside(List<JudgedWindow> windows) {
        return new VerdictQuestion(window, errors, tolerance, maxLag, baseline, now, windows);
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
        return baselineStart().minus(before()).minus(tolerance);
    }

    /** The start of what the window can reach at any lag. */
    public Instant windowReachStart() {
        return window.from().minus(before()).minus(tolerance);
    }

    /** How far before an error its cause can lie: the largest lag, or as long as a failing request had run. */
    Duration before() {
        var longest = maxLag;
        for (var error : errors) {
            if (error.duration().isPresent()) {
                longest = TimeOrder.longer(longest, error.duration().get());
            }
        }
        return longest;
    }

    /** The end of what the window can reach at any lag. */
    public Instant windowReachEnd() {
        return window.to().plus(tolerance);
    }
}
