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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everything that is known of a span of time, for whoever draws it. */
@Path("/api/v1/timeline")
@Tag(name = "Timeline", description = "Everything that is known of a span of time, at the resolution of a screen")
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
            operationId = "overview",
            summary = "Everything that is known of a span of time",
            description =
                    "The span is cut into columns. States of dependencies and of the app's routes at that resolution:"
                            + " what is shorter than a column is told as the worst state in it (DOWN, DEGRADED, TRANSITION,"
                            + " UNOBSERVED, UP), so that nothing is UP where not everything was. How long answers took, how many"
                            + " were a 5xx, the incidents and the changes. Without from and to: the last hour.")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "Start", example = "-1h")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "End; absent: now", example = "now")
    @Parameter(name = "last", in = ParameterIn.QUERY, description = "Instead of from and to: the last so long")
    @Parameter(name = "columns", in = ParameterIn.QUERY, description = "How many; from 10 to 2000, default 600")
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
