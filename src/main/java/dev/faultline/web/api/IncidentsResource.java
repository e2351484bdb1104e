// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.config.RunningConfig;
import dev.faultline.detection.Detection;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentStore;
import dev.faultline.settings.Redaction;
import dev.faultline.web.api.body.IncidentBody;
import dev.faultline.web.api.document.IncidentDocument;
import dev.faultline.web.api.document.IncidentsDocument;
import dev.faultline.web.api.request.IncidentRequest;
import dev.faultline.web.api.request.JsonBody;
import dev.faultline.web.api.request.QueryParameters;
import dev.faultline.web.api.request.RequestInputs;
import dev.faultline.web.api.request.RequestLimits;
import dev.faultline.web.api.request.RequestSpan;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Error windows that were detected or recorded, each with its verdict. */
@Path("/api/v1/incidents")
@Tag(name = "Incidents", description = "Error windows that were detected or recorded, each with its verdict")
@Produces(MediaType.APPLICATION_JSON)
public class IncidentsResource {

    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(400);

    private final RunningConfig running;
    private final IncidentStore incidents;
    private final Detection detection;
    private final IncidentDocuments documents;
    private final InstantSource clock;

    IncidentsResource(
            RunningConfig running,
            IncidentStore incidents,
            Detection detection,
            IncidentDocuments documents,
            InstantSource clock) {
        this.running = running;
        this.incidents = incidents;
        this.detection = detection;
        this.documents = documents;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "incidents",
            summary = "The incidents that touch a span of time",
            description = "The latest first. Without from and to: the last seven days.")
    @Parameter(ref = ApiDescription.FROM)
    @Parameter(ref = ApiDescription.TO)
    @Parameter(ref = ApiDescription.LAST)
    @Parameter(ref = ApiDescription.ZONE)
    @Parameter(ref = ApiDescription.LIMIT)
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "Only those in that state",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"open", "closed", "final"}))
    public IncidentsDocument get(UriInfo uri) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var now = parameters.now();
        var span = RequestSpan.read(parameters, LONGEST, Optional.of(RequestSpan.of(now.minus(USUAL), now)));
        var limit = RequestLimits.pageSize(parameters);
        var state = state(parameters);
        parameters.end();
        return new IncidentsDocument(
                span.from(),
                span.to(),
                incidents.incidents(span.from(), span.to(), state, limit).stream()
                        .map(documents::of)
                        .toList());
    }

    private static Optional<State> state(RequestInputs inputs) {
        var asked = inputs.text("state").map(text -> text.toUpperCase(Locale.ROOT));
        var known = asked.flatMap(name -> Arrays.stream(State.values())
                .filter(state -> state.name().equals(name))
                .findFirst());
        if (asked.isPresent() && known.isEmpty()) {
            inputs.reject("state", "open, closed or final");
        }
        return known;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postIncident",
            summary = "Records an incident by hand",
            description = "From 'from' to 'to' (now, if absent), or 'last' instead of both. What the sources counted in"
                    + " that time is reported with it, and its verdict.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IncidentBody.class),
                            examples = @ExampleObject(name = "incident", value = ApiExamples.INCIDENT)))
    @APIResponse(
            responseCode = "201",
            description = "The incident as it is kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IncidentDocument.class)))
    public Response post(InputStream stream, UriInfo uri) {
        var body = JsonBody.read(stream, clock.instant());
        var draft = IncidentRequest.read(body, new Redaction(running.config().secrets()));
        body.end();
        var kept = detection.record(draft);
        return Response.created(uri.getAbsolutePathBuilder().path(kept.id()).build())
                .entity(documents.of(kept))
                .build();
    }
}
