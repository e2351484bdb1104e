// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.hub.answer.FleetAnalysis;
import dev.faultline.hub.answer.FleetIncidents;
import dev.faultline.hub.verdict.FleetQuestion;
import dev.faultline.hub.wording.FleetVerdictText;
import dev.faultline.web.api.document.FleetIncidentDocument;
import dev.faultline.web.api.document.FleetIncidentsDocument;
import dev.faultline.web.api.request.FleetVerdictRequest;
import dev.faultline.web.api.request.QueryParameters;
import dev.faultline.web.api.request.RequestLimits;
import dev.faultline.web.api.request.RequestSpan;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the incidents of the fleet: those of its instances that are one each. */
@Path("/api/v1/fleet/incidents")
@Tag(name = "Fleet")
public class FleetIncidentsResource {

    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    private final FleetAnalysis analysis;
    private final InstantSource clock;

    FleetIncidentsResource(FleetAnalysis analysis, InstantSource clock) {
        this.analysis = analysis;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "fleetIncidents",
            summary = "The incidents of the fleet that touch a span of time",
            description =
                    "Incidents of an app's instances that overlap, or are within 60 s and of one route, are one. The"
                            + " latest first. Without from and to: the last day.")
    @Parameter(ref = ApiDescription.APP)
    @Parameter(ref = ApiDescription.FROM)
    @Parameter(ref = ApiDescription.TO)
    @Parameter(ref = ApiDescription.LAST)
    @Parameter(ref = ApiDescription.ZONE)
    @Parameter(ref = ApiDescription.LIMIT)
    public FleetIncidentsDocument list(UriInfo uri) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var now = parameters.now();
        var app = parameters.text("app");
        var span = RequestSpan.read(parameters, LONGEST, Optional.of(RequestSpan.of(now.minus(USUAL), now)));
        var limit = RequestLimits.pageSize(parameters);
        parameters.end();
        return FleetIncidentsDocument.of(
                span.from(), span.to(), limit, analysis.incidents(app, span.from(), span.to()));
    }

    @GET
    @Path("/{app}/{id}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, "text/markdown"})
    @Operation(
            operationId = "fleetIncident",
            summary = "One incident of the fleet, with the fleet's verdict on it",
            description = "By its id, or that of one of the instances' incidents that it consists of.")
    @Parameter(ref = ApiDescription.FORMAT)
    @APIResponse(
            responseCode = "200",
            description = "The incident",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = FleetIncidentDocument.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "404", description = "Unknown incident, or this is a sidecar")
    public Response one(@PathParam("app") String app, @PathParam("id") String id, UriInfo uri, HttpHeaders headers) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var form = ResponseFormat.of(parameters, headers);
        parameters.end();
        var incident = FleetVerdictRequest.incident(analysis, app, id, parameters.now());
        var verdict = analysis.judge(new FleetQuestion(
                app, FleetVerdictRequest.window(incident), Optional.empty(), Optional.empty(), parameters.now()));
        var all = new FleetIncidents(List.of(incident), verdict.roster());
        var response = form.respond(
                () -> FleetIncidentDocument.of(incident, all, verdict),
                () -> FleetVerdictText.plain(verdict),
                () -> FleetVerdictText.markdown(verdict));
        return AnswerHeader.on(response, verdict.answer());
    }
}
