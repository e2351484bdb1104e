// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.wording.WindowWording;
import dev.faultline.basics.TimeOrder;
import dev.faultline.incident.Incident;
import java.time.Duration;
import java.time.Instant;

/**
 * An incident of which a window has a part only.
 *
 * @param incident its id
 * @param from its start
 * @param to its end
 */
public record CutIncident(String incident, Instant from, Instant to) {

    static CutIncident of(Incident incident) {
        return new CutIncident(incident.id(), incident.from(), incident.to());
    }

    /** The shortest window that has all of both. */
    JudgedWindow with(JudgedWindow window) {
        return new JudgedWindow(
                TimeOrder.earlier(from, window.from()), TimeOrder.later(to, window.to()), window.route());
    }

    /** What a responder reads about it. */
    String note(JudgedWindow window) {
        if (from.isBefore(window.from()) && to.isAfter(window.to())) {
            return WindowWording.within(incident, from, to);
        }
        return from.isBefore(window.from())
                ? WindowWording.begins(incident, Duration.between(from, window.from()), from, to)
                : WindowWording.ends(incident, Duration.between(window.to(), to), from, to);
    }
}
