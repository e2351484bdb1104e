// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.analysis.TimelineLoader;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.web.api.document.ObservationDocument;
import dev.faultline.web.api.document.ObservationsDocument;
import dev.faultline.web.api.document.TimelineDocument;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the timeline of one dependency, and the observations behind it. */
@Path("/api/v1/dependencies/{name}")
@Tag(name = "Dependencies")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    private static final Duration USUAL = Duration.ofHours(1);

    private final DependencyRegistry registry;
    private final ObservationStore store;
    private final TimelineLoader timelines;
    private final InstantSource clock;

    HistoryResource(
            DependencyRegistry registry, ObservationStore store, TimelineLoader timelines, InstantSource clock) {
        this.registry = registry;
        this.store = store;
        this.timelines = timelines;
        this.clock = clock;
    }

    @GET
    @Path("timeline")
    @Operation(
            operationId = "dependencyTimeline",
            summary = "Shows the timeline of a dependency",
            description = "Segments without gaps: UP, DEGRADED, DOWN, TRANSITION (the state changed at an unknown time"
                    + " inside) and UNOBSERVED (the state is unknown). They end at the last observation unless the next"
                    + " one is overdue. The default span is the last hour.")
    @Parameter(ref = ApiDescription.FROM)
    @Parameter(ref = ApiDescription.TO)
    @Parameter(ref = ApiDescription.LAST)
    @Parameter(ref = ApiDescription.ZONE)
    public TimelineDocument timeline(String name, UriInfo uri) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var span = span(parameters);
        parameters.end();
        requireKnown(name);
        var timeline = timelines.timeline(name, span.from(), span.to());
        return TimelineDocument.of(
                name,
                span.from(),
                span.to(),
                timeline.segments(span.from(), span.to(), parameters.now()),
                timeline.episodes(span.from(), span.to()));
    }

    @GET
    @Path("observations")
    @Operation(
            operationId = "dependencyObservations",
            summary = "Lists the observations of a dependency",
            description = "Ordered by start, in pages. The default span is the last hour.")
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
    public ObservationsDocument observations(String name, UriInfo uri) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var span = span(parameters);
        var limit = RequestLimits.pageSize(parameters);
        var after = PageCursor.given(parameters, PageCursor::read);
        parameters.end();
        requireKnown(name);
        var found = store.observations(name, span.from(), span.to(), after, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return new ObservationsDocument(
                page.stream().map(ObservationDocument::of).toList(),
                found.size() > limit ? PageCursor.after(page.get(limit - 1).startedAt()) : null);
    }

    private static RequestSpan span(QueryParameters parameters) {
        var now = parameters.now();
        return RequestSpan.read(
                parameters, RequestLimits.LONGEST_WINDOW, Optional.of(RequestSpan.of(now.minus(USUAL), now)));
    }

    private void requireKnown(String name) {
        if (registry.find(name).isEmpty()) {
            throw DependenciesResource.unknown(name);
        }
    }
}
