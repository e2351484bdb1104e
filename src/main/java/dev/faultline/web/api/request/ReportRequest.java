// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.incident.Incident;
import dev.faultline.web.api.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A request for a report on a window or an incident.
 *
 * @param question the question for the judge
 * @param asked the window that was asked about
 * @param incident the incident, if one was named
 * @param notes how the caller's values were adjusted
 */
public record ReportRequest(
        VerdictQuestion question, AskedWindow asked, Optional<Incident> incident, List<String> notes) {

    /**
     * Reads it. The caller has yet to {@link RequestInputs#end() end} the reading.
     *
     * @param routes by which the route is read
     * @param usualLag how far errors may follow their cause, if the caller does not say
     * @throws ProblemException if there is no incident with the given id
     */
    public static ReportRequest read(
            QueryParameters parameters, Duration usualLag, IncidentSearch incidents, RouteSearch routes) {
        var tolerance = parameters
                .duration("tolerance", Duration.ZERO, RequestLimits.LONGEST_LAG)
                .orElse(VerdictQuestion.DEFAULT_TOLERANCE);
        var subject = RequestSubject.read(parameters, incidents, routes, tolerance, true);
        return new ReportRequest(
                question(parameters, subject.window(), tolerance, usualLag),
                subject.asked(),
                subject.incident(),
                subject.notes());
    }

    private static VerdictQuestion question(
            QueryParameters parameters, JudgedWindow window, Duration tolerance, Duration usualLag) {
        return new VerdictQuestion(
                window,
                List.of(),
                tolerance,
                parameters
                        .duration("max-lag", Duration.ZERO, RequestLimits.LONGEST_LAG)
                        .orElse(usualLag),
                Optional.empty(),
                parameters.now());
    }
}
