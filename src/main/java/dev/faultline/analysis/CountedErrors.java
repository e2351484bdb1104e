// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.errors.BestSource;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSample;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.RouteFilter;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.Incident;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** When the app failed, as far as it was counted: the same for a report as for a verdict on an incident. */
public final class CountedErrors {

    private CountedErrors() {}

    /**
     * The times of the errors in a window, by the source that saw the most of them: two may tell of the same answer. What
     * the app wrote at that time goes with them.
     *
     * @param tolerance how far off the window's ends may be
     * @param incident the incident that the window is of, if it is of one
     */
    public static List<ErrorSample> in(
            JudgedWindow window,
            Duration tolerance,
            Optional<Incident> incident,
            ErrorStore errors,
            ErrorSettings settings) {
        var from = window.from().minus(tolerance);
        var to = window.to().plus(tolerance);
        return of(errors.answers(from, to), errors.lines(from, to), routes(window, incident), settings);
    }

    static List<ErrorSample> of(
            Collection<ResponseCount> answers,
            Collection<ErrorLine> lines,
            RouteFilter routes,
            ErrorSettings settings) {
        return ErrorSampler.of(counted(answers, routes, settings), lines);
    }

    /** The routes that a window is about: the one that it names, or else those that failed in the incident. */
    static RouteFilter routes(JudgedWindow window, Optional<Incident> incident) {
        return window.route().isPresent()
                ? RouteFilter.of(window.route())
                : RouteFilter.of(incident.stream()
                        .flatMap(each -> each.routes().stream())
                        .map(FailingRoute::route)
                        .toList());
    }

    /** Those with errors that the question is about, of the source that saw the most. */
    static List<ResponseCount> counted(Collection<ResponseCount> answers, RouteFilter routes, ErrorSettings settings) {
        return BestSource.of(answers.stream()
                .filter(each -> each.errors() > 0 && settings.counts(each.source()) && routes.includes(each))
                .toList());
    }
}
