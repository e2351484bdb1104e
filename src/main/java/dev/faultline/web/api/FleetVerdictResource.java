// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.hub.answer.FleetAnalysis;
import dev.faultline.hub.wording.FleetVerdictText;
import dev.faultline.web.api.document.FleetVerdictDocument;
import dev.faultline.web.api.request.FleetVerdictRequest;
import dev.faultline.web.api.request.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves {@code /fleet/verdict}: judges an error window by what all instances observed. */
@Path("/api/v1/fleet/verdict")
@Tag(name = "Fleet")
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, "text/markdown"})
public class FleetVerdictResource {

    private final FleetAnalysis analysis;
    private final InstantSource clock;

    FleetVerdictResource(FleetAnalysis analysis, InstantSource clock) {
        this.analysis = analysis;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "fleetVerdict",
            summary = "Judges an error window by what all instances of an app observed",
            description =
                    "Says for each dependency whether it failed in the window, and where the fault is: only if that"
                            + " holds whatever those observed whose state is unknown.")
    @Parameter(ref = ApiDescription.APP)
    @Parameter(ref = ApiDescription.FROM)
    @Parameter(ref = ApiDescription.TO)
    @Parameter(ref = ApiDescription.LAST)
    @Parameter(ref = ApiDescription.ZONE)
    @Parameter(
            name = "incident",
            in = ParameterIn.QUERY,
            description = "The id of an incident of the fleet, or of an instance, instead of a window",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = ApiDescription.ROUTE)
    @Parameter(
            name = "dependency",
            in = ParameterIn.QUERY,
            description = "Judge only this dependency",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "instance",
            in = ParameterIn.QUERY,
            description = "Judge only what this instance observed",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = ApiDescription.FORMAT)
    @APIResponse(
            responseCode = "200",
            description = "The verdict",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = FleetVerdictDocument.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "404", description = "Unknown incident, or this is a sidecar")
    public Response get(UriInfo uri, HttpHeaders headers) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var form = ResponseFormat.of(parameters, headers);
        var verdict = analysis.judge(FleetVerdictRequest.read(parameters, analysis));
        var response = form.respond(
                () -> FleetVerdictDocument.of(verdict),
                () -> FleetVerdictText.plain(verdict),
                () -> FleetVerdictText.markdown(verdict));
        return AnswerHeader.on(response, verdict.answer());
    }
}
