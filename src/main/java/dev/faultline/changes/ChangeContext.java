// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of an error window, for changes to be held against.
 *
 * @param from the window's start
 * @param to its end, after {@code from}
 * @param trace what its errors say of where the app failed
 * @param firstError the latest instant at which its first error may have happened, if that is known better than
 *     {@code from}
 * @param bursts the stretches in which its errors came, by time; changes are ranked against the first; none if that is unknown
 * @param watchedSince since when errors have been watched without a gap, so that none seen means that there was none;
 *     absent: nobody watched before the window
 * @param errors what was seen of errors before and in the window, in any order
 * @param goodAnswers what was seen of answers that were no errors, on the routes that failed, before and in the window, in any
 *     order; of a span evenly over it
 * @param suspects the dependencies that failed
 * @param own the names of the app and of what it depends on; empty: nobody knows them
 */
public record ChangeContext(
        Instant from,
        Instant to,
        FailureTrace trace,
        Optional<Instant> firstError,
        List<ErrorBurst> bursts,
        Optional<Instant> watchedSince,
        List<Errors> errors,
        List<GoodAnswers> goodAnswers,
        Map<String, FailedDependency> suspects,
        Set<String> own) {

    public ChangeContext {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window ends after it starts, not " + from + " to " + to);
        }
        bursts = List.copyOf(bursts);
        errors = List.copyOf(errors);
        goodAnswers = List.copyOf(goodAnswers);
        suspects = Map.copyOf(suspects);
        own = Set.copyOf(own);
    }

    /** One of errors that come in one span. */
    public ChangeContext(
            Instant from,
            Instant to,
            FailureTrace trace,
            Optional<Instant> firstError,
            Optional<Instant> watchedSince,
            List<Errors> errors,
            List<GoodAnswers> goodAnswers,
            Map<String, FailedDependency> suspects,
            Set<String> own) {
        this(from, to, trace, firstError, List.of(), watchedSince, errors, goodAnswers, suspects, own);
    }

    /** Only the window is known. */
    public static ChangeContext of(Instant from, Instant to) {
        return new ChangeContext(
                from,
                to,
                FailureTrace.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                Set.of());
    }

    /**
     * Errors that happened somewhere in a span.
     *
     * @param earliest the earliest instant of the first
     * @param latest the latest instant of the last, not before {@code earliest}
     * @param count how many, positive
     */
    public record Errors(Instant earliest, Instant latest, long count) {

        /** Errors at one instant. */
        public Errors(Instant at, long count) {
            this(at, at, count);
        }
    }

    /**
     * Answers in [{@code from}, {@code to}] that were no errors.
     *
     * @param count how many, positive
     */
    public record GoodAnswers(Instant from, Instant to, long count) {

        /** How many of them were given between the two, in milliseconds. */
        private double between(Instant start, Instant end) {
            var first = Math.max(start.toEpochMilli(), from.toEpochMilli());
            var last = Math.min(end.toEpochMilli(), to.toEpochMilli() + 1);
            var length = to.toEpochMilli() + 1 - from.toEpochMilli();
            return last <= first ? 0 : count * (last - first) / (double) length;
        }
    }

    /** The instant by which the errors had begun. */
    Instant begin() {
        return firstError.filter(first -> first.isBefore(to)).orElse(from);
    }

    /** Whether an error is known in the window. */
    boolean knowsErrors() {
        return firstError.isPresent()
                || errors.stream()
                        .anyMatch(each -> !each.latest().isBefore(from)
                                && !each.earliest().isAfter(to));
    }

    /** The earliest instant at which the first error may have happened. */
    Instant beginEarliest() {
        var begin = begin();
        return errors.stream()
                .filter(each ->
                        !each.latest().isBefore(from) && !each.earliest().isAfter(begin))
                .map(Errors::earliest)
                .min(Comparator.naturalOrder())
                .orElse(begin);
    }

    /** How many errors were certainly there by then, and not before {@code start}: those that had all happened. */
    long countBefore(Instant start, Instant end) {
        return errors.stream()
                .filter(each -> !each.latest().isBefore(start) && each.latest().isBefore(end))
                .mapToLong(Errors::count)
                .sum();
    }

    /** The end of the errors that began then: of the first span, or of the window. */
    Instant end() {
        return bursts.stream()
                .map(ErrorBurst::to)
                .findFirst()
                .filter(end -> end.isAfter(begin()) && end.isBefore(to))
                .orElse(to);
    }

    /** How many errors there were from {@link #begin()} to {@link #end()}. */
    long countInFirstSpan() {
        var begin = begin();
        var end = end();
        return errors.stream()
                .filter(each ->
                        !each.latest().isBefore(begin) && !each.earliest().isAfter(end))
                .mapToLong(Errors::count)
                .sum();
    }

    /** About how many answers were good between an instant and the first error. */
    double goodSince(Instant start) {
        var end = beginEarliest();
        return goodAnswers.stream()
                .mapToDouble(each -> each.between(start, end))
                .sum();
    }
}
