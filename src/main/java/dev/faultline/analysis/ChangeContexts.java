// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.cause.RankedCause;
import dev.faultline.analysis.runbook.ReportSettings;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.basics.TimeOrder;
import dev.faultline.changes.ChangeContext;
import dev.faultline.changes.ErrorBurst;
import dev.faultline.changes.FailedDependency;
import dev.faultline.changes.FailureTrace;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSample;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.RouteFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changes are held against: the verdict, and what was seen of errors before the window and in it. */
final class ChangeContexts {

    /** An app's log is taken as followed for so long before the window at most. */
    static final Duration FOLLOWED = Duration.ofHours(2);

    /** Sources that also tell that there was no error. */
    private static final Set<ErrorSource> STEADY = Set.of(ErrorSource.ACCESS_LOG, ErrorSource.METRICS);

    private final ReportSettings settings;
    private final VerdictQuestion question;
    private final Collection<DependencyVerdict> judged;

    /**
     * @param judged what is found of each dependency
     */
    ChangeContexts(ReportSettings settings, VerdictQuestion question, Collection<DependencyVerdict> judged) {
        this.settings = settings;
        this.question = question;
        this.judged = judged;
    }

    /**
     * @param answers from well before the changes near the window to its end
     * @param lines the error lines of the window
     * @param began when the errors began, if the window cuts into them
     * @param bursts the stretches in which errors came, by time, as far as they are known
     * @param followedSince since when a log of the app has been followed, if one is
     */
    ChangeContext of(
            Collection<ResponseCount> answers,
            Collection<ErrorLine> lines,
            Optional<Instant> began,
            List<ErrorBurst> bursts,
            Optional<Instant> followedSince) {
        var window = question.window();
        var routes = failingRoutes(answers);
        var failing = CountedErrors.counted(answers, routes, settings.errors());
        return new ChangeContext(
                window.from(),
                window.to(),
                trace(failing, lines),
                began.or(() -> firstError(failing)).or(this::firstGiven),
                bursts,
                watchedSince(answers, followedSince),
                failing.stream()
                        .map(each -> new ChangeContext.Errors(each.from(), each.to(), each.errors()))
                        .toList(),
                good(answers, failing, routes),
                suspects(),
                own());
    }

    /** The routes that failed in the window: what went wrong on others before says nothing of these. */
    private RouteFilter failingRoutes(Collection<ResponseCount> answers) {
        var asked = RouteFilter.of(question.window().route());
        var failing = CountedErrors.counted(answers, asked, settings.errors()).stream()
                .filter(this::isInWindow)
                .map(ResponseCount::route)
                .collect(Collectors.toSet());
        return failing.isEmpty() || failing.contains(Optional.<String>empty())
                ? asked
                : RouteFilter.ofNames(failing.stream().flatMap(Optional::stream).toList());
    }

    private boolean isInWindow(ResponseCount each) {
        return !each.to().isBefore(question.window().from().minus(question.tolerance()))
                && !each.from().isAfter(question.window().to().plus(question.tolerance()));
    }

    private FailureTrace trace(Collection<ResponseCount> failing, Collection<ErrorLine> lines) {
        var routes = new HashSet<String>();
        failing.stream()
                .filter(this::isInWindow)
                .flatMap(each -> each.route().stream())
                .forEach(routes::add);
        question.window().route().ifPresent(routes::add);
        return new FailureTrace(
                routes,
                lines.stream()
                        .flatMap(each -> each.signature().frames().stream())
                        .distinct()
                        .toList(),
                lines.stream()
                        .flatMap(each -> each.signature().types().stream())
                        .distinct()
                        .toList());
    }

    /** The latest instant at which the first error in the window may have happened. */
    private Optional<Instant> firstError(Collection<ResponseCount> failing) {
        return failing.stream()
                .map(ResponseCount::to)
                .filter(to -> !to.isBefore(question.window().from()))
                .min(Comparator.naturalOrder());
    }

    /** The first of the errors that came with the question. */
    private Optional<Instant> firstGiven() {
        return question.errors().stream()
                .filter(each -> RouteFilter.of(question.window().route()).includes(each.route()))
                .map(ErrorSample::at)
                .filter(at -> !at.isBefore(question.window().from()))
                .min(Comparator.naturalOrder());
    }

    /** The app's log has been followed for as long as dependencies have been watched; a poster of good responses watches. */
    private Optional<Instant> watchedSince(Collection<ResponseCount> answers, Optional<Instant> followedSince) {
        var counted = answers.stream().filter(ChangeContexts::isWatched).map(ResponseCount::from);
        var followed = settings.errors().appLog().isPresent()
                ? followedSince.map(
                        since -> TimeOrder.later(since, question.window().from().minus(FOLLOWED)))
                : Optional.<Instant>empty();
        return Stream.concat(counted, followed.stream()).min(Comparator.naturalOrder());
    }

    private static boolean isWatched(ResponseCount each) {
        return STEADY.contains(each.source())
                || each.source() == ErrorSource.POSTED && each.requests().orElse(0) > each.errors();
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

    private Map<String, FailedDependency> suspects() {
        return judged.stream()
                .filter(each -> each.finding().isRelatedFailure())
                .collect(Collectors.toMap(
                        each -> each.dependency().name(), each -> RankedCause.asSuspect(each, question)));
    }

    private Set<String> own() {
        var own = judged.stream().map(each -> each.dependency().name()).collect(Collectors.toCollection(HashSet::new));
        own.add(settings.app());
        return own;
    }
}
