// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.config.RunningConfig;
import dev.faultline.discovery.AppDiscovery;
import dev.faultline.discovery.ProposalText;
import dev.faultline.web.api.document.DiscoveryDocument;
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

/** Serves {@code /discovery}: what the app seems to depend on, as a config file. */
@Path("/api/v1/discovery")
@Tag(name = "Discovery", description = "What the app seems to depend on")
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
public class DiscoveryResource {

    private final RunningConfig running;
    private final AppDiscovery discovery;
    private final InstantSource clock;

    DiscoveryResource(RunningConfig running, AppDiscovery discovery, InstantSource clock) {
        this.running = running;
        this.discovery = discovery;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "discovery",
            summary = "Proposes a config file",
            description =
                    "Made of the app's open connections, and of the servers that the environment and mounted config"
                            + " files name, and of the routes in the app's access log. It names the variables that hold secrets, never"
                            + " their values. Nothing is connected to, and nothing is changed.")
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "The format of the response; 'text' is the config file itself. Default by the Accept header",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"json", "text"}))
    @APIResponse(
            responseCode = "200",
            description = "The proposal",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = DiscoveryDocument.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class))
            })
    public Response get(UriInfo uri, HttpHeaders headers) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var form = ResponseFormat.ofFile(parameters, headers);
        parameters.end();
        var proposal = discovery.find();
        return form.respond(
                () -> DiscoveryDocument.of(running.config().app(), running.instance(), proposal),
                () -> ProposalText.of(proposal),
                () -> ProposalText.of(proposal));
    }
}
