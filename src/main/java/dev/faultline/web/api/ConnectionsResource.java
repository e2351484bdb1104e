// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.analysis.ConnectionHistory;
import dev.faultline.config.RunningConfig;
import dev.faultline.connections.ConnectionLog;
import dev.faultline.web.api.document.ConnectionsDocument;
import dev.faultline.web.api.request.QueryParameters;
import dev.faultline.web.api.request.RequestSpan;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves {@code /connections}: the connections of the app itself. */
@Path("/api/v1/connections")
@Tag(name = "Discovery", description = "What the app seems to depend on")
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionsResource {

    private static final Duration USUAL = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final RunningConfig running;
    private final ConnectionLog connections;
    private final ConnectionHistory history;
    private final InstantSource clock;

    ConnectionsResource(
            RunningConfig running, ConnectionLog connections, ConnectionHistory history, InstantSource clock) {
        this.running = running;
        this.connections = connections;
        this.history = history;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "connections",
            summary = "Lists the app's own connections in a span of time",
            description =
                    "By endpoint, as runs of readings with the same numbers. The default span is the last 15 minutes; the"
                            + " longest is a day.")
    @Parameter(ref = ApiDescription.FROM)
    @Parameter(ref = ApiDescription.TO)
    @Parameter(ref = ApiDescription.LAST)
    @Parameter(ref = ApiDescription.ZONE)
    public ConnectionsDocument get(UriInfo uri) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var now = parameters.now();
        var span = RequestSpan.read(parameters, LONGEST, Optional.of(RequestSpan.of(now.minus(USUAL), now)));
        parameters.end();
        return ConnectionsDocument.of(
                span.from(),
                span.to(),
                running.config().connections().enabled(),
                connections.spans(span.from(), span.to()),
                connections.runs(span.from(), span.to()),
                history.places());
    }
}
