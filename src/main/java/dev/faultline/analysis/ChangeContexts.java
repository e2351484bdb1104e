// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.changes.ChangeContext;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.RouteFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What changes are held against: the verdict, and what was seen of errors before the window and in it. */
final class ChangeContexts {

    /** How far before the window errors are looked for: as far as a ranking does. */
    static final Duration BEFORE = Duration.ofHours(2);

    /** Sources that also tell that there was no error. */
    private static final Set<ErrorSource> STEADY = Set.of(ErrorSource.ACCESS_LOG, ErrorSource.METRICS);

    private ChangeContexts() {}

    /**
     * @param judged what is found of each dependency
     * @param answers from {@link #BEFORE} the window to its end
     * @param routes those of other routes do not count
     */
    static ChangeContext of(
            JudgedWindow window,
            Collection<DependencyVerdict> judged,
            Collection<ResponseCount> answers,
            RouteFilter routes,
            ErrorSettings settings) {
        var failing = CountedErrors.counted(answers, routes, settings);
        return new ChangeContext(
                window.from(),
                window.to(),
                window.route(),
                firstError(failing, window.from()),
                answers.stream()
                        .filter(each -> STEADY.contains(each.source()))
                        .map(ResponseCount::from)
                        .min(Comparator.naturalOrder()),
                failing.stream()
                        .map(each -> new ChangeContext.Errors(each.from(), each.to(), each.errors()))
                        .toList(),
                good(answers, failing, routes),
                judged.stream()
                        .filter(each -> each.finding().isRelatedFailure())
                        .collect(Collectors.toMap(each -> each.dependency().name(), DependencyVerdict::explained)));
    }

    /** The latest instant at which the first error in the window may have happened. */
    private static Optional<Instant> firstError(Collection<ResponseCount> failing, Instant from) {
        return failing.stream()
                .map(ResponseCount::to)
                .filter(to -> !to.isBefore(from))
                .min(Comparator.naturalOrder());
    }

    /** Those of the routes that failed, by the source that told of the errors. */
    private static List<ChangeContext.GoodAnswers> good(
            Collection<ResponseCount> answers, Collection<ResponseCount> failing, RouteFilter routes) {
        var source = failing.stream().map(ResponseCount::source).findFirst();
        return answers.stream()
                .filter(each -> source.filter(each.source()::equals).isPresent() && routes.includes(each))
                .filter(each -> each.requests().orElse(0) > each.errors())
                .map(each -> new ChangeContext.GoodAnswers(
                        each.from(), each.to(), each.requests().orElse(0) - each.errors()))
                .toList();
    }
}
