// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.analysis.verdict.VerdictText;
import dev.faultline.config.RunningConfig;
import dev.faultline.detection.Detection;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentStore;
import dev.faultline.settings.Redaction;
import dev.faultline.web.api.body.AnnotationBody;
import dev.faultline.web.api.body.LinksBody;
import dev.faultline.web.api.document.IncidentDocument;
import dev.faultline.web.api.problem.ProblemException;
import dev.faultline.web.api.request.IncidentRequest;
import dev.faultline.web.api.request.JsonBody;
import dev.faultline.web.api.request.QueryParameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One incident: told, and added to. */
@Path("/api/v1/incidents/{id}")
@Tag(name = "Incidents", description = "Error windows that were detected or recorded, each with its verdict")
@Produces(MediaType.APPLICATION_JSON)
public class IncidentResource {

    private final RunningConfig running;
    private final IncidentStore incidents;
    private final Detection detection;
    private final IncidentDocuments documents;
    private final InstantSource clock;

    IncidentResource(
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
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, "text/markdown"})
    @Operation(
            operationId = "incident",
            summary = "One incident",
            description = "With its latest verdict; in words, as text or markdown, with the one that is given now.")
    @Parameter(ref = ApiDescription.FORMAT)
    @Parameter(ref = ApiDescription.DETAIL)
    @APIResponse(
            responseCode = "200",
            description = "The incident",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = IncidentDocument.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class))
            })
    public Response get(@PathParam("id") String id, UriInfo uri, HttpHeaders headers) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var form = ResponseFormat.of(parameters, headers);
        var detail = DetailParameter.of(parameters);
        parameters.end();
        var incident = incidents.incident(id).orElseThrow(() -> unknown(id));
        var app = running.config().app();
        return form.respond(
                () -> documents.of(incident),
                () -> VerdictText.plain(app, detection.verdict(incident), detail),
                () -> VerdictText.markdown(app, detection.verdict(incident), detail));
    }

    @POST
    @Path("annotations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "annotateIncident",
            summary = "Adds a line to an incident",
            description = "'text', and 'at' if it is not of now.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AnnotationBody.class),
                            examples = @ExampleObject(name = "annotation", value = ApiExamples.ANNOTATION)))
    public IncidentDocument annotate(@PathParam("id") String id, InputStream stream) {
        var body = JsonBody.read(stream, clock.instant());
        var annotation = IncidentRequest.annotation(body, redaction());
        body.end();
        return documents.of(noted(id, detection.note(id, List.of(annotation), List.of())));
    }

    @POST
    @Path("links")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "linkIncident",
            summary = "Links an incident",
            description = "'links': addresses, or ids of other incidents. One that is there already changes nothing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LinksBody.class),
                            examples = @ExampleObject(name = "links", value = ApiExamples.LINKS)))
    public IncidentDocument link(@PathParam("id") String id, InputStream stream) {
        var body = JsonBody.read(stream, clock.instant());
        var links = IncidentRequest.links(body, redaction());
        if (links.isEmpty()) {
            body.reject("links", "required: a text or a list of texts");
        }
        body.end();
        return documents.of(noted(id, detection.note(id, List.of(), links)));
    }

    private Redaction redaction() {
        return new Redaction(running.config().secrets());
    }

    private static Incident noted(String id, Optional<Incident> noted) {
        return noted.orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(404, "There is no incident '" + id + "'; /api/v1/incidents lists them.");
    }
}
