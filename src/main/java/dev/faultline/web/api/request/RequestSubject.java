// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.wording.WindowWording;
import dev.faultline.incident.Incident;
import dev.faultline.web.api.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The window that a request is about: one of its own, or that of an incident.
 *
 * @param window the window to be judged
 * @param asked the window that was asked about
 * @param incident the incident, if one was named
 * @param notes how the caller's values were adjusted
 */
record RequestSubject(JudgedWindow window, AskedWindow asked, Optional<Incident> incident, List<String> notes) {

    /**
     * Reads {@code incident}, or else the window; with one that cuts an incident, that is judged as well.
     *
     * @param tolerance how far off the ends of the window may be
     * @param routes by which its route is read
     * @param isWidened whether incidents that it cuts are judged with it
     * @throws ProblemException if there is no incident with the given id
     */
    static RequestSubject read(
            QueryParameters parameters,
            IncidentSearch incidents,
            RouteSearch routes,
            Duration tolerance,
            boolean isWidened) {
        var named = routes.named(parameters);
        var id = parameters.text("incident");
        if (id.isEmpty()) {
            var span = RequestSpan.read(parameters, RequestLimits.LONGEST_WINDOW, Optional.empty());
            var window = new JudgedWindow(span.from(), span.to(), named);
            return of(incidents.asked(window, tolerance), span.notes(), isWidened);
        }
        parameters.zone();
        for (var other : List.of("from", "to", "last")) {
            if (parameters.text(other).isPresent()) {
                parameters.reject(other, "either 'incident' or a window");
            }
        }
        var incident = incidents.named(id.get(), parameters.now());
        var route = named.or(incident::route);
        var window = new JudgedWindow(incident.from(), incident.to(), route);
        return new RequestSubject(window, AskedWindow.of(window), Optional.of(incident), List.of());
    }

    /** A window of its own, of which the errors are known: the incidents that it cuts are offered only. */
    static RequestSubject of(AskedWindow asked, List<String> notes) {
        return of(asked, notes, false);
    }

    private static RequestSubject of(AskedWindow asked, List<String> notes, boolean isWidened) {
        var judged = isWidened ? asked.whole() : asked.window();
        var all = new ArrayList<>(notes);
        asked.cuts().forEach(cut -> all.add(cut.note(asked.window())));
        if (!judged.equals(asked.window())) {
            all.add(WindowWording.judgedWith(judged.from(), judged.to()));
        }
        return new RequestSubject(judged, asked, Optional.empty(), all);
    }
}
