// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.errors.ErrorSample;
import dev.faultline.errors.RouteFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A question made ready to be put to every dependency. Times in epoch milliseconds.
 *
 * @param question as it was asked
 * @param errors those of its errors that count, by time; empty if none was given or none counts
 * @param messages what these say, each once
 * @param pattern what an explanation is measured against
 * @param reachStart how far back anything has a bearing on the window
 * @param outside how many errors were ignored because they lie outside the window
 * @param elsewhere how many errors were ignored because they are of another route
 */
record JudgingContext(
        VerdictQuestion question,
        List<ErrorSample> errors,
        List<String> messages,
        ErrorPattern pattern,
        Instant reachStart,
        long outside,
        long elsewhere) {

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
        var messages = inside.stream()
                .map(ErrorSample::message)
                .filter(message -> !message.isEmpty())
                .distinct()
                .toList();
        var ofRoute = count(here);
        return new JudgingContext(
                question,
                inside,
                messages,
                pattern(question, inside, end(question)),
                question.windowReachStart(),
                ofRoute - count(inside),
                count(question.errors()) - ofRoute);
    }

    private static long count(List<ErrorSample> errors) {
        return errors.stream().mapToLong(ErrorSample::count).sum();
    }

    long from() {
        return question.window().from().toEpochMilli();
    }

    /** The window's end, rounded up so that no window is empty. */
    long to() {
        return end(question);
    }

    private static long end(VerdictQuestion question) {
        return Math.max(
                question.window().to().toEpochMilli(), question.window().from().toEpochMilli() + 1);
    }

    long maxLag() {
        return question.maxLag().toMillis();
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

    /** How long the failing requests had typically run, if that is known of most of them. */
    Optional<Duration> requestsRan() {
        return pattern.share() >= 0.5 ? Optional.empty() : pattern.spans().map(ErrorSpans::medianDuration);
    }

    /** What an explanation is measured against, as far as it lies before {@code end}; absent if nothing of it does. */
    Optional<ErrorPattern> patternBefore(long end) {
        if (end <= from()) {
            return Optional.empty();
        }
        if (end >= to()) {
            return Optional.of(pattern);
        }
        var before =
                errors.stream().filter(error -> error.at().toEpochMilli() < end).toList();
        return hasErrors() && before.isEmpty() ? Optional.empty() : Optional.of(pattern(question, before, end));
    }

    private static ErrorPattern pattern(VerdictQuestion question, List<ErrorSample> errors, long end) {
        if (errors.isEmpty()) {
            return ErrorPattern.following(
                    new UniformErrors(question.window().from().toEpochMilli(), end));
        }
        var measured =
                errors.stream().filter(error -> error.duration().isPresent()).toList();
        var counts = new TreeMap<Long, Long>();
        errors.stream()
                .filter(error -> error.duration().isEmpty())
                .forEach(error -> counts.merge(error.at().toEpochMilli(), error.count(), Long::sum));
        return new ErrorPattern(
                counts.isEmpty() ? Optional.empty() : Optional.of(new ErrorInstants(counts)),
                1 - (double) count(measured) / count(errors),
                measured.isEmpty() ? Optional.empty() : Optional.of(new ErrorSpans(measured, question.tolerance())));
    }
}
