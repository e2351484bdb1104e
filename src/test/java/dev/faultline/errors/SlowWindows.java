// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What {@link WindowDetector} is to find, said as plainly as can be: every error is held against every other. */
final class SlowWindows {

    private SlowWindows() {}

    static List<ErrorWindow> of(List<ResponseCount> answers, WindowRule rule, ErrorBaseline.History history) {
        var windows = new ArrayList<ErrorWindow>();
        for (var source : ErrorSource.values()) {
            var seen = answers.stream().filter(one -> one.source() == source).toList();
            var routes = seen.stream().map(ResponseCount::route).collect(Collectors.toSet());
            var alone = new ArrayList<ErrorWindow>();
            for (var route : routes) {
                var ofRoute =
                        seen.stream().filter(one -> one.route().equals(route)).toList();
                alone.addAll(of(source, route, ofRoute, one -> true, rule, history));
            }
            windows.addAll(alone);
            if (routes.size() > 1) {
                Predicate<ResponseCount> isLeft = one -> alone.stream()
                        .noneMatch(
                                window -> window.route().equals(one.route()) && window.touches(one.from(), one.to()));
                windows.addAll(of(source, Optional.empty(), seen, isLeft, rule, history));
            }
        }
        windows.sort(Comparator.comparing(ErrorWindow::from)
                .thenComparing(ErrorWindow::source)
                .thenComparing(window -> window.route().orElse("")));
        return windows;
    }

    private static List<ErrorWindow> of(
            ErrorSource source,
            Optional<String> route,
            List<ResponseCount> answers,
            Predicate<ResponseCount> counts,
            WindowRule rule,
            ErrorBaseline.History history) {
        var failing = answers.stream()
                .filter(one -> one.errors() > 0)
                .filter(counts)
                .sorted(Comparator.comparing(ResponseCount::from).thenComparing(ResponseCount::to))
                .toList();
        var windows = new ArrayList<ErrorWindow>();
        for (var i = 0; i < failing.size(); i++) {
            var one = failing.get(i);
            var near = new ArrayList<ResponseCount>();
            for (var other : failing.subList(0, i + 1)) {
                // Once one is near, all that began after it are.
                if (!near.isEmpty() || !other.to().isBefore(one.from().minus(rule.closeAfter()))) {
                    near.add(other);
                }
            }
            var errors = near.stream().mapToLong(ResponseCount::errors).sum();
            var areRequestsKnown =
                    near.stream().allMatch(other -> other.requests().isPresent());
            var start = near.get(0).from().isBefore(one.to().minus(rule.closeAfter()))
                    ? near.get(0).from()
                    : one.to().minus(rule.closeAfter());
            var share = areRequestsKnown ? errors / requests(answers, one.to(), rule.closeAfter()) : 1;
            var last = windows.isEmpty() ? null : windows.get(windows.size() - 1);
            if (last != null && !one.from().isAfter(last.to().plus(rule.closeAfter()))) {
                var usual =
                        usual(history.before(source, route, last.from()), areRequestsKnown, answers, start, one.to());
                if (share + 1e-9 >= rule.minRatio() / 2 && chance(errors, usual) < 0.1) {
                    var end = one.to().isAfter(last.to()) ? one.to() : last.to();
                    windows.set(windows.size() - 1, new ErrorWindow(source, route, last.from(), end));
                }
                continue;
            }
            var usual = usual(
                    history.before(source, route, near.get(0).from()), areRequestsKnown, answers, start, one.to());
            if (errors >= rule.minErrors() && share + 1e-9 >= rule.minRatio() && chance(errors, usual) < 1e-5) {
                var end = near.stream()
                        .map(ResponseCount::to)
                        .max(Instant::compareTo)
                        .orElseThrow();
                windows.add(new ErrorWindow(source, route, near.get(0).from(), end));
            }
        }
        return windows;
    }

    private static double usual(
            ErrorBaseline hour, boolean areRequestsKnown, List<ResponseCount> answers, Instant start, Instant end) {
        if (!areRequestsKnown || hour.requests().isEmpty()) {
            return Math.min(hour.errors() / 3600.0, 1 / 60.0)
                    * Duration.between(start, end).toMillis()
                    / 1000;
        }
        if (hour.requests().getAsLong() == 0) {
            return 0;
        }
        var share = Math.min(0.05, hour.errors() / (double) hour.requests().getAsLong());
        return share * requests(answers, end, Duration.between(start, end));
    }

    /** One less the chance of each smaller count. */
    private static double chance(long errors, double mean) {
        var fewer = 0.0;
        var term = Math.exp(-mean);
        for (var i = 0; i < errors; i++) {
            fewer += term;
            term *= mean / (i + 1);
        }
        return 1 - fewer;
    }

    private static double requests(List<ResponseCount> answers, Instant end, Duration length) {
        var sum = 0.0;
        for (var one : answers) {
            var from = Math.max(one.from().toEpochMilli(), end.minus(length).toEpochMilli());
            var to = Math.min(one.to().toEpochMilli(), end.toEpochMilli());
            var all = one.to().toEpochMilli() - one.from().toEpochMilli() + 1;
            sum += one.requests().orElse(0) * (double) Math.max(0, to - from + 1) / all;
        }
        return sum;
    }
}
