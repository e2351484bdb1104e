// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.incident.Incident;
import dev.faultline.web.api.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The window that a request is about: one of its own, or that of an incident.
 *
 * @param window the window
 * @param incident the incident, if one was named
 * @param notes how the caller's values were adjusted
 */
record RequestSubject(JudgedWindow window, Optional<Incident> incident, List<String> notes) {

    /**
     * Reads {@code incident}, or else the window.
     *
     * @param incidents the incident with a given id, if there is one
     * @throws ProblemException if there is no incident with the given id
     */
    static RequestSubject read(QueryParameters parameters, Function<String, Optional<Incident>> incidents) {
        var id = parameters.text("incident");
        if (id.isEmpty()) {
            var span = RequestSpan.read(parameters, RequestLimits.LONGEST_WINDOW, Optional.empty());
            var window = new JudgedWindow(span.from(), span.to(), parameters.text("route"));
            return new RequestSubject(window, Optional.empty(), span.notes());
        }
        parameters.zone();
        for (var other : List.of("from", "to", "last")) {
            if (parameters.text(other).isPresent()) {
                parameters.reject(other, "either 'incident' or a window");
            }
        }
        var incident = incidents
                .apply(id.get())
                .orElseThrow(() ->
                        new ProblemException(404, "There is no incident '" + id.get() + "'. See /api/v1/incidents."));
        var route = parameters.text("route").or(incident::route);
        return new RequestSubject(
                new JudgedWindow(incident.from(), incident.to(), route), Optional.of(incident), List.of());
    }
}
