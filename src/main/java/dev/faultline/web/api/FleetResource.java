// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.hub.FleetOverview;
import dev.faultline.hub.FleetRoster;
import dev.faultline.hub.reading.FleetDirectory;
import dev.faultline.hub.wording.RosterText;
import dev.faultline.web.api.document.FleetDependenciesDocument;
import dev.faultline.web.api.document.FleetInstancesDocument;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves what a hub knows of the fleet now: who reports, and how the dependencies are. */
@Path("/api/v1/fleet")
@Tag(name = "Fleet", description = "What a hub knows of all instances; a sidecar responds with 404")
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, "text/markdown"})
public class FleetResource {

    private static final String APP = "app";

    private final FleetDirectory directory;
    private final InstantSource clock;

    FleetResource(FleetDirectory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    private record AskedRoster(ResponseFormat form, FleetRoster roster) {}

    private AskedRoster read(UriInfo uri, HttpHeaders headers) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var form = ResponseFormat.of(parameters, headers);
        var app = parameters.text(APP);
        parameters.end();
        return new AskedRoster(form, directory.read(app));
    }

    @GET
    @Path("/instances")
    @Operation(
            operationId = "fleetInstances",
            summary = "Who reports, and up to when all is in",
            description = "Those that reported within the last seven days. A database that cannot be read is named in"
                    + " 'missing'.")
    @Parameter(ref = ApiDescription.APP)
    @Parameter(ref = ApiDescription.FORMAT)
    @APIResponse(
            responseCode = "200",
            description = "The instances",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = FleetInstancesDocument.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class))
            })
    public Response instances(UriInfo uri, HttpHeaders headers) {
        var asked = read(uri, headers);
        var roster = asked.roster();
        return asked.form()
                .respond(
                        () -> FleetInstancesDocument.of(roster),
                        () -> RosterText.instances(roster.instances(), roster.missing()),
                        () -> RosterText.markdown(RosterText.instances(roster.instances(), roster.missing())));
    }

    @GET
    @Path("/dependencies")
    @Operation(
            operationId = "fleetDependencies",
            summary = "How the dependencies are now, by nodes",
            description = "What is silent is unknown. A database that cannot be read is named in 'missing'.")
    @Parameter(ref = ApiDescription.APP)
    @Parameter(ref = ApiDescription.FORMAT)
    @APIResponse(
            responseCode = "200",
            description = "The dependencies",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = FleetDependenciesDocument.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class))
            })
    public Response dependencies(UriInfo uri, HttpHeaders headers) {
        var asked = read(uri, headers);
        var missing = asked.roster().missing();
        var found = FleetOverview.of(asked.roster());
        return asked.form()
                .respond(
                        () -> FleetDependenciesDocument.of(found, missing),
                        () -> RosterText.dependencies(found, missing),
                        () -> RosterText.markdown(RosterText.dependencies(found, missing)));
    }
}
