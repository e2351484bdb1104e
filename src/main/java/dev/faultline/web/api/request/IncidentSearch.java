// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.errors.RouteFilter;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentOutline;
import dev.faultline.incident.IncidentSpan;
import dev.faultline.incident.IncidentStore;
import dev.faultline.web.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the incidents that a request names, or cuts. */
public final class IncidentSearch {

    /** What stands for the id of the latest one. */
    public static final String LATEST = "latest";

    /** So many incidents at one time are more than there are. */
    private static final int AT_ONCE = 20;

    private final IncidentStore incidents;

    public IncidentSearch(IncidentStore incidents) {
        this.incidents = incidents;
    }

    /**
     * The incident with that id, or the latest one.
     *
     * @throws ProblemException if there is none
     */
    Incident named(String id, Instant now) {
        if (id.equals(LATEST)) {
            return incidents.outlines(Instant.EPOCH, now, 1).stream()
                    .findFirst()
                    .flatMap(latest -> incidents.incident(latest.id()))
                    .orElseThrow(() -> new ProblemException(404, RequestWording.NO_INCIDENT_YET));
        }
        return incidents.incident(id).orElseThrow(() -> new ProblemException(404, RequestWording.noIncident(id)));
    }

    /** The id of the one that is open, or else of the latest that touches [{@code from}, {@code now}]; absent if none does. */
    public Optional<String> current(Instant from, Instant now) {
        var latest = incidents.outlines(from, now, AT_ONCE);
        return latest.stream()
                .filter(each -> each.state() == State.OPEN)
                .findFirst()
                .or(() -> latest.stream().findFirst())
                .map(IncidentOutline::id);
    }

    /**
     * The window with the incidents of its route of which it has a part only.
     *
     * @param tolerance as much of an incident may be on the other side
     */
    AskedWindow asked(JudgedWindow window, Duration tolerance) {
        var cuts = Stream.of(window.from(), window.to())
                .flatMap(end ->
                        incidents.outlines(end, end, AT_ONCE).stream().filter(each -> isCut(each, end, tolerance)))
                .map(IncidentOutline::id)
                .distinct()
                .flatMap(id -> incidents.incident(id).stream())
                .filter(each -> concerns(each, window.route()) && isCut(each, window, tolerance))
                .map(CutIncident::of)
                .toList();
        return new AskedWindow(window, cuts);
    }

    /** Whether it has a part of some burst of its errors, or none of any: whoever asks for one burst alone means that. */
    private static boolean isCut(Incident incident, JudgedWindow window, Duration tolerance) {
        var touched = incident.spans().stream()
                .filter(span -> span.touches(window.from(), window.to()))
                .toList();
        return touched.isEmpty()
                || touched.stream()
                        .anyMatch(span ->
                                Stream.of(window.from(), window.to()).anyMatch(end -> span.isCutAt(end, tolerance)));
    }

    private static boolean isCut(IncidentOutline incident, Instant at, Duration tolerance) {
        return new IncidentSpan(incident.from(), incident.to()).isCutAt(at, tolerance);
    }

    private static boolean concerns(Incident incident, Optional<String> route) {
        var asked = RouteFilter.of(route);
        return incident.routes().isEmpty() && asked.includes(incident.route())
                || incident.routes().stream().anyMatch(failed -> asked.includes(Optional.of(failed.route())));
    }
}
