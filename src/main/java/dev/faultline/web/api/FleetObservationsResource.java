// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.hub.FleetObservations;
import dev.faultline.hub.ObservationQuestion;
import dev.faultline.hub.ObservationQuestion.PageEnd;
import dev.faultline.hub.reading.ObservationArchive;
import dev.faultline.web.api.document.FleetObservationsDocument;
import dev.faultline.web.api.problem.Problem;
import dev.faultline.web.api.problem.ProblemException;
import dev.faultline.web.api.request.QueryParameters;
import dev.faultline.web.api.request.RequestLimits;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves single observations of the instances that ship them. */
@Path("/api/v1/fleet/observations")
@Tag(name = "Fleet")
@Produces(MediaType.APPLICATION_JSON)
public class FleetObservationsResource {

    private static final String DEPENDENCY = "dependency";
    private static final Duration LONGEST = Duration.ofDays(7);

    private final ObservationArchive archive;
    private final InstantSource clock;

    FleetObservationsResource(ObservationArchive archive, InstantSource clock) {
        this.archive = archive;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "fleetObservations",
            summary = "The observations of a dependency by the instances of an app, in pages",
            description =
                    "Of the instances with 'store.postgresql.ship: observations', by start and the database's clock."
                            + " An hour of observations comes an hour to an hour and a quarter after its end: 'gaps' has what is"
                            + " not there, and why. At most seven days.")
    @Parameter(ref = ApiDescription.APP)
    @Parameter(
            name = DEPENDENCY,
            in = ParameterIn.QUERY,
            required = true,
            description = "The name of the dependency",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "instance",
            in = ParameterIn.QUERY,
            description = "Only what this instance observed",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = ApiDescription.FROM)
    @Parameter(ref = ApiDescription.TO)
    @Parameter(ref = ApiDescription.LAST)
    @Parameter(ref = ApiDescription.ZONE)
    @Parameter(ref = ApiDescription.LIMIT)
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "'next' of the previous page",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "200", description = "The observations")
    @APIResponse(responseCode = "404", description = "No instance of the app has the dependency, or this is a sidecar")
    public FleetObservationsDocument get(UriInfo uri) {
        var question = question(new QueryParameters(uri.getQueryParameters(), clock.instant()));
        var found = archive.find(question);
        if (!found.known() && found.roster().missing().isEmpty()) {
            throw new ProblemException(Problem.of(
                    404, "No instance of '" + question.app() + "' has a dependency '" + question.dependency() + "'."));
        }
        return FleetObservationsDocument.of(question, found, next(found).orElse(null));
    }

    private static ObservationQuestion question(QueryParameters parameters) {
        var app = parameters.text("app");
        if (app.isEmpty()) {
            parameters.reject("app", "required: the app whose instances observed it");
        }
        var dependency = parameters.text(DEPENDENCY);
        if (dependency.isEmpty()) {
            parameters.reject(DEPENDENCY, "required: the name of a dependency");
        }
        var instance = parameters.text("instance");
        var span = RequestSpan.read(parameters, LONGEST, Optional.empty());
        var limit = RequestLimits.pageSize(parameters);
        var after = PageCursor.given(parameters, PageCursor::readEnd);
        parameters.end();
        return new ObservationQuestion(
                app.orElseThrow(), dependency.orElseThrow(), instance, span.from(), span.to(), after, limit);
    }

    private static Optional<String> next(FleetObservations found) {
        if (!found.more()) {
            return Optional.empty();
        }
        var last = found.observations().get(found.observations().size() - 1);
        return Optional.of(
                PageCursor.after(new PageEnd(last.at(), last.instance().store())));
    }
}
