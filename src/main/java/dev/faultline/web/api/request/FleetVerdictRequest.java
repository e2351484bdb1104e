// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.hub.FleetIncident;
import dev.faultline.hub.answer.FleetAnalysis;
import dev.faultline.hub.verdict.FleetQuestion;
import dev.faultline.web.api.problem.Problem;
import dev.faultline.web.api.problem.ProblemException;
import java.time.Instant;

/** A request for a fleet's verdict. */
public final class FleetVerdictRequest {

    private static final String APP = "app";
    private static final String INCIDENT = "incident";

    private FleetVerdictRequest() {}

    /**
     * Reads and ends it.
     *
     * @throws ProblemException if anything in it is wrong, or there is no such incident
     */
    public static FleetQuestion read(QueryParameters parameters, FleetAnalysis analysis) {
        var app = parameters.text(APP);
        if (app.isEmpty()) {
            parameters.reject(APP, "required: the app whose errors they were");
        }
        var id = parameters.text(INCIDENT);
        var route = parameters.text("route");
        var dependency = parameters.text("dependency");
        var instance = parameters.text("instance");
        var now = parameters.now();
        var span = RequestSpan.read(
                parameters, RequestLimits.LONGEST_WINDOW, id.map(any -> RequestSpan.of(now.minusMillis(1), now)));
        var isSpan = parameters.text("from").isPresent()
                || parameters.text("to").isPresent()
                || parameters.text("last").isPresent();
        if (id.isPresent() && isSpan) {
            parameters.reject(INCIDENT, "either 'incident' alone, or a window");
        }
        parameters.end();
        var asked = app.orElseThrow();
        var window = id.map(named -> window(incident(analysis, asked, named, now)))
                .orElseGet(() -> new JudgedWindow(span.from(), span.to(), route));
        return new FleetQuestion(asked, window, dependency, instance, now);
    }

    /** The fleet's incident with that id among its own. */
    public static FleetIncident incident(FleetAnalysis analysis, String app, String id, Instant now) {
        return analysis.incident(app, id, now)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        404, "There is no incident '" + id + "' of '" + app + "' in the databases that can be read.")));
    }

    /** That in which it had errors. */
    public static JudgedWindow window(FleetIncident incident) {
        var to = incident.to().isAfter(incident.from())
                ? incident.to()
                : incident.from().plusMillis(1);
        return new JudgedWindow(incident.from(), to, incident.route());
    }
}
