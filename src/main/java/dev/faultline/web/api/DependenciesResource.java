// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.analysis.TimelineLoader;
import dev.faultline.config.RunningConfig;
import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Check;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.probe.scheduler.DependencyStatus;
import dev.faultline.probe.scheduler.Prober;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.web.api.document.DependenciesDocument;
import dev.faultline.web.api.document.DependencyDocument;
import dev.faultline.web.api.document.DependencyDocument.PaceDocument;
import dev.faultline.web.api.document.ObservationDocument;
import dev.faultline.web.api.problem.ProblemException;
import dev.faultline.web.api.request.QueryParameters;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves {@code /dependencies}: the current status of each, and probes on demand. */
@Path("/api/v1/dependencies")
@Tag(name = "Dependencies", description = "The dependencies: status, timeline, observations")
@Produces(MediaType.APPLICATION_JSON)
public class DependenciesResource {

    private final RunningConfig running;
    private final DependencyRegistry registry;
    private final ObservationStore store;
    private final TimelineLoader timelines;
    private final Prober prober;
    private final InstantSource clock;

    DependenciesResource(
            RunningConfig running,
            DependencyRegistry registry,
            ObservationStore store,
            TimelineLoader timelines,
            Prober prober,
            InstantSource clock) {
        this.running = running;
        this.registry = registry;
        this.store = store;
        this.timelines = timelines;
        this.prober = prober;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "dependencies",
            summary = "Lists the dependencies with their status",
            description = "First the configured ones in their order, then those that only have past observations."
                    + " Settings come without secrets.")
    public DependenciesDocument all(UriInfo uri) {
        var now = clock.instant();
        new QueryParameters(uri.getQueryParameters(), now).end();
        return new DependenciesDocument(
                running.config().app(),
                running.instance(),
                registry.all().stream()
                        .map(dependency -> document(dependency, now))
                        .toList());
    }

    @GET
    @Path("{name}")
    @Operation(
            operationId = "dependency",
            summary = "Shows one dependency with its status",
            description = "A slash in the name may be encoded as %2F or not.")
    public DependencyDocument one(String name, UriInfo uri) {
        new QueryParameters(uri.getQueryParameters(), clock.instant()).end();
        return document(known(name), clock.instant());
    }

    @POST
    @Path("{name}/probe")
    @Operation(
            operationId = "probe",
            summary = "Probes a dependency now",
            description =
                    "Responds with the observation once it is stored. If a probe is already running, waits for that one.")
    @APIResponse(
            responseCode = "200",
            description = "The observation",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ObservationDocument.class)))
    @APIResponse(responseCode = "409", description = "It is not probed here")
    public Uni<ObservationDocument> probe(String name) {
        var dependency = known(name);
        var probe = prober.probeNow(dependency.name())
                .orElseThrow(() ->
                        new ProblemException(409, "'" + name + "' is not probed here: it only has past observations."));
        return Uni.createFrom()
                .completionStage(probe)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(store::flush)
                .map(ObservationDocument::of);
    }

    private Dependency known(String name) {
        return registry.find(name).orElseThrow(() -> unknown(name));
    }

    static ProblemException unknown(String name) {
        return new ProblemException(404, "There is no dependency '" + name + "'. See /api/v1/dependencies.");
    }

    private DependencyDocument document(Dependency dependency, Instant now) {
        var name = dependency.name();
        var check = registry.check(name);
        var status = prober.status(name);
        var last = store.last(name);
        var timeline = timelines.timeline(name, now.minus(RecentAvailability.LONGEST), now);
        return new DependencyDocument(
                name,
                dependency.kind().name(),
                dependency.critical(),
                dependency.routes().stream().map(route -> route.pattern()).toList(),
                check.isPresent(),
                check.map(found -> found.spec().publicView()).orElse(null),
                check.filter(Check::shared).isPresent(),
                PaceDocument.of(dependency.pace()),
                last.map(Observation::status).orElse(Status.UNKNOWN),
                last.filter(each -> !now.isAfter(each.startedAt().plus(each.allowedGap())))
                        .isEmpty(),
                status.map(DependencyStatus::confirmed).orElse(null),
                status.map(DependencyStatus::since).orElse(null),
                last.map(ObservationDocument::of).orElse(null),
                RecentAvailability.of(timeline, now));
    }
}
