// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.errors.ErrorSample;
import dev.faultline.errors.RouteFilter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The errors that a window is judged by.
 *
 * @param count how many; 0 if no times are known, and the window itself is judged
 * @param first the first of them, or the window's start
 */
record ErrorTimes(long count, Instant first) {

    static ErrorTimes of(VerdictQuestion question) {
        var window = question.window();
        var earliest = window.from().minus(question.tolerance());
        var latest = window.to().plus(question.tolerance());
        var routes = RouteFilter.of(window.route());
        List<ErrorSample> errors = question.errors().stream()
                .filter(error -> routes.includes(error.route()))
                .filter(error -> !error.at().isBefore(earliest) && !error.at().isAfter(latest))
                .toList();
        return new ErrorTimes(
                errors.stream().mapToLong(ErrorSample::count).sum(),
                errors.stream()
                        .map(ErrorSample::at)
                        .min(Comparator.naturalOrder())
                        .orElse(window.from()));
    }

    boolean areKnown() {
        return count > 0;
    }
}
