// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.config.RunningConfig;
import dev.faultline.dependency.RouteDependency;
import dev.faultline.probe.Check;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.probe.scheduler.DependencyStatus;
import dev.faultline.probe.scheduler.Prober;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.web.api.document.DependencyDocument.PaceDocument;
import dev.faultline.web.api.document.RouteDocument;
import dev.faultline.web.api.document.RouteDocument.AnswerDocument;
import dev.faultline.web.api.document.RoutesDocument;
import dev.faultline.web.api.request.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves {@code /routes}: the app's own routes and their current status. */
@Path("/api/v1/routes")
@Tag(name = "Routes", description = "The app's own routes, checked by the sidecar")
@Produces(MediaType.APPLICATION_JSON)
public class RoutesResource {

    private final RunningConfig running;
    private final ObservationStore store;
    private final Prober prober;
    private final InstantSource clock;

    RoutesResource(RunningConfig running, ObservationStore store, Prober prober, InstantSource clock) {
        this.running = running;
        this.store = store;
        this.prober = prober;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "routes",
            summary = "Lists the checked routes of the app with their latest response",
            description = "Those in the section 'routes' of the config file, in its order. A route is not a dependency:"
                    + " verdicts do not judge it.")
    public RoutesDocument all(UriInfo uri) {
        new QueryParameters(uri.getQueryParameters(), clock.instant()).end();
        var config = running.config();
        return new RoutesDocument(
                config.app(),
                running.instance(),
                config.routes().stream().map(this::document).toList());
    }

    private RouteDocument document(Check<?> check) {
        var route = check.dependency();
        var status = prober.status(route.name());
        var last = store.last(route.name());
        return new RouteDocument(
                RouteDependency.nameOf(route.name()),
                route.routes().stream().map(path -> path.pattern()).findFirst().orElse(""),
                check.spec().publicView(),
                PaceDocument.of(route.pace()),
                last.map(Observation::status).orElse(Status.UNKNOWN),
                status.map(DependencyStatus::confirmed).orElse(Status.UNKNOWN),
                status.map(DependencyStatus::since).orElse(null),
                last.map(AnswerDocument::of).orElse(null));
    }
}
