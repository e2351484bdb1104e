// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.analysis.overview.ColumnGrid;
import dev.faultline.analysis.overview.OverviewLoader;
import dev.faultline.config.RunningConfig;
import dev.faultline.web.api.document.OverviewDocument;
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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves {@code /timeline}: everything known about a span of time, ready to be drawn. */
@Path("/api/v1/timeline")
@Tag(name = "Timeline", description = "Everything known about a span of time, at the resolution of a screen")
@Produces(MediaType.APPLICATION_JSON)
public class OverviewResource {

    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final int FEWEST_COLUMNS = 10;
    private static final int USUAL_COLUMNS = 600;
    private static final int MOST_COLUMNS = 2_000;

    private final RunningConfig running;
    private final OverviewLoader overviews;
    private final InstantSource clock;

    OverviewResource(RunningConfig running, OverviewLoader overviews, InstantSource clock) {
        this.running = running;
        this.overviews = overviews;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "timeline",
            summary = "Shows everything known about a span of time",
            description =
                    "The states and latencies of dependencies and of the app's routes, the number of 5xx responses,"
                            + " the incidents and the changes. The span is cut into columns. States shorter than a column count"
                            + " as the worst state in it (DOWN, DEGRADED, TRANSITION, UNOBSERVED, UP), so a column is UP only if"
                            + " all of it was. The default span is the last hour.")
    @Parameter(ref = ApiDescription.FROM)
    @Parameter(ref = ApiDescription.TO)
    @Parameter(ref = ApiDescription.LAST)
    @Parameter(ref = ApiDescription.ZONE)
    @Parameter(
            name = "columns",
            in = ParameterIn.QUERY,
            description = "Number of columns; default 600",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "10", maximum = "2000"))
    public OverviewDocument get(UriInfo uri) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var now = parameters.now();
        var span = RequestSpan.read(parameters, LONGEST, Optional.of(RequestSpan.of(now.minus(USUAL), now)));
        var columns = parameters.number("columns", FEWEST_COLUMNS, MOST_COLUMNS).orElse(USUAL_COLUMNS);
        parameters.end();
        var overview = overviews.of(ColumnGrid.of(span.from(), span.to(), columns), now);
        return OverviewDocument.of(running.config().app(), running.instance(), overview);
    }
}
