// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.errors.ErrorSample;
import dev.faultline.errors.RouteFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A question made ready to be put to every dependency. Times in epoch milliseconds.
 *
 * @param question as it was asked
 * @param errors those of its errors that count, by time; empty if none was given or none counts
 * @param outside how many errors were ignored because they lie outside the window
 * @param elsewhere how many errors were ignored because they are of another route
 */
record JudgingContext(VerdictQuestion question, List<ErrorSample> errors, long outside, long elsewhere) {

    static JudgingContext of(VerdictQuestion question) {
        var window = question.window();
        var earliest = window.from().minus(question.tolerance());
        var latest = window.to().plus(question.tolerance());
        var routes = RouteFilter.of(window.route());
        var here = question.errors().stream()
                .filter(error -> routes.includes(error.route()))
                .toList();
        var inside = here.stream()
                .filter(error -> !error.at().isBefore(earliest) && !error.at().isAfter(latest))
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
        var ofRoute = count(here);
        return new JudgingContext(question, inside, ofRoute - count(inside), count(question.errors()) - ofRoute);
    }

    private static long count(List<ErrorSample> errors) {
        return errors.stream().mapToLong(ErrorSample::count).sum();
    }

    long from() {
        return question.window().from().toEpochMilli();
    }

    /** The window's end, rounded up so that no window is empty. */
    long to() {
        return Math.max(question.window().to().toEpochMilli(), from() + 1);
    }

    long maxLag() {
        return question.maxLag().toMillis();
    }

    Instant reachStart() {
        return question.windowReachStart();
    }

    Instant reachEnd() {
        return question.windowReachEnd();
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** The first error that counts, or the window's start. */
    Instant firstError() {
        return errors.isEmpty() ? question.window().from() : errors.get(0).at();
    }

    /** What an explanation is measured against, as far as it lies before {@code end}; absent if nothing of it does. */
    Optional<ErrorDistribution> patternBefore(long end) {
        if (end <= from()) {
            return Optional.empty();
        }
        if (errors.isEmpty()) {
            return Optional.of(new UniformErrors(from(), end));
        }
        var counts = new TreeMap<Long, Long>();
        for (var error : errors) {
            if (end >= to() || error.at().toEpochMilli() < end) {
                counts.merge(error.at().toEpochMilli(), error.count(), Long::sum);
            }
        }
        return counts.isEmpty() ? Optional.empty() : Optional.of(new ErrorInstants(counts));
    }
}
