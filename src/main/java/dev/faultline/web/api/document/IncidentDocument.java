// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentAnnotation;
import dev.faultline.incident.IncidentSpan;
import dev.faultline.web.api.document.VerdictDocument.WindowDocument;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error window, and what was made of it.
 *
 * @param id unique, sorts by when it was opened
 * @param origin DETECTED or RECORDED
 * @param kind ERRORS, ROUTES_FAIL or NO_TRAFFIC
 * @param state OPEN, CLOSED or FINAL
 * @param window from the first error to the last one seen so far
 * @param spans the stretches in which its errors came, by time
 * @param routes what is known of each route that failed, the most errors first
 * @param errors how many 5xx answers; 0 if nobody counted
 * @param requests how many answers in all in that time; null if that is not known
 * @param title one line by whoever recorded it, may be empty
 * @param annotations what people added, by time
 * @param links addresses, or ids of other incidents
 * @param judgedAt when the verdict was given
 * @param verdict the latest verdict on it
 */
@RegisterForReflection
public record IncidentDocument(
        String id,
        String origin,
        String kind,
        String state,
        WindowDocument window,
        List<SpanDocument> spans,
        List<FailingRouteDocument> routes,
        long errors,
        @Nullable Long requests,
        String title,
        List<AnnotationDocument> annotations,
        List<String> links,
        Instant judgedAt,

        @Schema(implementation = VerdictDocument.class) JsonNode verdict) {

    public static IncidentDocument of(Incident incident, Instant judgedAt, JsonNode verdict) {
        return new IncidentDocument(
                incident.id(),
                incident.origin().name(),
                incident.kind().name(),
                incident.state().name(),
                WindowDocument.of(new JudgedWindow(incident.from(), incident.to(), incident.route())),
                incident.spans().stream().map(SpanDocument::of).toList(),
                incident.routes().stream().map(FailingRouteDocument::of).toList(),
                incident.errors(),
                orNull(incident.requests()),
                incident.notes().title(),
                incident.notes().annotations().stream()
                        .map(AnnotationDocument::of)
                        .toList(),
                incident.notes().links(),
                judgedAt,
                verdict);
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    /**
     * A stretch in which the errors came.
     *
     * @param from the start of its first error
     * @param to the end of its last error
     */
    @RegisterForReflection
    public record SpanDocument(Instant from, Instant to) {

        static SpanDocument of(IncidentSpan span) {
            return new SpanDocument(span.from(), span.to());
        }
    }

    /**
     * What is known of one route.
     *
     * @param route as the source names it
     * @param errors how many 5xx answers
     * @param requests how many answers in all; null if that is not known
     * @param first the earliest instant of its first error
     * @param last the latest instant of its last error
     */
    @RegisterForReflection
    public record FailingRouteDocument(
            String route, long errors, @Nullable Long requests, Instant first, Instant last) {

        static FailingRouteDocument of(FailingRoute route) {
            return new FailingRouteDocument(
                    route.route(), route.errors(), orNull(route.requests()), route.first(), route.last());
        }
    }

    /**
     * What somebody added.
     *
     * @param at when
     * @param text one line
     */
    @RegisterForReflection
    public record AnnotationDocument(Instant at, String text) {

        static AnnotationDocument of(IncidentAnnotation annotation) {
            return new AnnotationDocument(annotation.at(), annotation.text());
        }
    }
}
