// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.errors.ErrorSample;
import dev.faultline.incident.Incident;
import dev.faultline.web.api.problem.ProblemException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request for a verdict on an error window.
 *
 * @param question the question for the judge
 * @param asked the window that was asked about
 * @param incident the incident that it is about, if one was named
 * @param counted whether the errors that were counted in the window are to be part of the question
 * @param dependencies the only ones to judge; empty: all
 * @param notes how the caller's values were adjusted
 */
public record VerdictRequest(
        VerdictQuestion question,
        AskedWindow asked,
        Optional<Incident> incident,
        boolean counted,
        Set<String> dependencies,
        List<String> notes) {

    private static final String COUNTED = "counted";
    private static final String NONE = "none";
    private static final Duration SHORTEST_BASELINE = Duration.ofMinutes(1);

    /**
     * Reads it from the query of a GET; it may also be about an incident, and it is about the errors that were counted unless
     * it leaves them out. The caller has yet to {@link RequestInputs#end() end} the reading.
     *
     * @param countedLag how far counted errors may follow their cause, if the caller does not say
     * @throws ProblemException if there is no incident with the given id
     */
    public static VerdictRequest read(
            QueryParameters parameters, Duration countedLag, IncidentSearch incidents, RouteSearch routes) {
        var isCounted = isCounted(parameters);
        var tolerance = tolerance(parameters);
        var subject = RequestSubject.read(parameters, incidents, routes, tolerance, isCounted);
        return of(
                parameters,
                subject,
                tolerance,
                List.of(),
                isCounted,
                isCounted ? countedLag : VerdictQuestion.DEFAULT_MAX_LAG);
    }

    private static boolean isCounted(QueryParameters parameters) {
        var which = parameters.text("errors");
        if (which.isPresent() && !Set.of(COUNTED, NONE).contains(which.get())) {
            parameters.reject(
                    "errors", "'" + COUNTED + "', as if absent, or '" + NONE + "' to leave out those counted");
        }
        return which.filter(NONE::equals).isEmpty();
    }

    private static Duration tolerance(RequestInputs inputs) {
        return inputs.duration("tolerance", Duration.ZERO, RequestLimits.LONGEST_LAG)
                .orElse(VerdictQuestion.DEFAULT_TOLERANCE);
    }

    /** Reads it from the body of a POST. The caller has yet to {@link RequestInputs#end() end} the reading. */
    public static VerdictRequest read(JsonBody body, IncidentSearch incidents, RouteSearch routes) {
        var errors = PostedErrorTimes.read(body, routes);
        var span = RequestSpan.read(body, RequestLimits.LONGEST_WINDOW, PostedErrorTimes.span(errors));
        var route = routes.named(body).or(() -> PostedErrorTimes.onlyRoute(errors));
        var window = new JudgedWindow(span.from(), span.to(), route);
        var tolerance = tolerance(body);
        var subject = RequestSubject.of(incidents.asked(window, tolerance), span.notes());
        return of(body, subject, tolerance, errors, false, VerdictQuestion.DEFAULT_MAX_LAG);
    }

    private static VerdictRequest of(
            RequestInputs inputs,
            RequestSubject subject,
            Duration tolerance,
            List<ErrorSample> errors,
            boolean counted,
            Duration usualLag) {
        var question = new VerdictQuestion(
                subject.window(),
                errors,
                tolerance,
                inputs.duration("max-lag", Duration.ZERO, RequestLimits.LONGEST_LAG)
                        .orElse(usualLag),
                inputs.duration("baseline", SHORTEST_BASELINE, RequestLimits.LONGEST_BASELINE),
                inputs.now());
        return new VerdictRequest(
                question,
                subject.asked(),
                subject.incident(),
                counted,
                new LinkedHashSet<>(inputs.texts("dependency")),
                subject.notes());
    }
}
