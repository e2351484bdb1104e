// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.incident.FailureCounts;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentAnnotation;
import dev.faultline.incident.IncidentNotes;
import dev.faultline.settings.Redaction;
import dev.faultline.text.OneLine;
import java.util.List;
import java.util.Optional;

/** An incident, or something added to one, that a caller reports. */
public final class IncidentRequest {

    private static final int MOST_LINKS = 100;

    private IncidentRequest() {}

    /**
     * Reads an incident, without an id, counts and a verdict. One whose end is not given ends now. The caller has yet to
     * {@link RequestInputs#end() end} the reading.
     */
    public static Incident read(JsonBody body, Redaction redaction) {
        var span = RequestSpan.read(body, RequestLimits.LONGEST_WINDOW, Optional.empty());
        var route = ErrorReport.route(body).map(redaction::clear);
        var title = line(body, "title", redaction);
        var annotations = body.texts("annotation").stream()
                .map(text -> new IncidentAnnotation(body.now(), OneLine.of(redaction.clear(text))))
                .filter(annotation -> !annotation.text().isEmpty())
                .toList();
        return Incident.of("", Origin.RECORDED, State.CLOSED, span.from(), span.to())
                .counting(route.map(FailureCounts.NONE::of).orElse(FailureCounts.NONE))
                .noted(new IncidentNotes(title, annotations, links(body, redaction)));
    }

    /** Reads an annotation; without {@code at} it is of now. */
    public static IncidentAnnotation annotation(JsonBody body, Redaction redaction) {
        var at = body.instant("at").orElse(body.now());
        if (at.isAfter(body.now().plus(RequestLimits.CLOCK_AHEAD))) {
            body.reject("at", "not in the future; the time here is " + body.now());
        }
        var text = line(body, "text", redaction);
        if (text.isEmpty()) {
            body.reject("text", "required: one line");
        }
        return new IncidentAnnotation(at, text);
    }

    /** Reads addresses, or ids of other incidents, in {@code links}. */
    public static List<String> links(JsonBody body, Redaction redaction) {
        var links = body.texts("links").stream()
                .map(link -> OneLine.of(redaction.clear(link)))
                .filter(link -> !link.isEmpty())
                .distinct()
                .toList();
        if (links.size() > MOST_LINKS) {
            body.reject("links", "at most " + MOST_LINKS);
        }
        return links;
    }

    private static String line(JsonBody body, String name, Redaction redaction) {
        return body.text(name).map(redaction::clear).map(OneLine::of).orElse("");
    }
}
