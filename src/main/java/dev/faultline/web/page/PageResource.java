// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page;

import dev.faultline.analysis.ReportAnalysis;
import dev.faultline.config.RunningConfig;
import dev.faultline.incident.IncidentStore;
import dev.faultline.web.api.request.IncidentSearch;
import dev.faultline.web.api.request.RouteSearch;
import dev.faultline.web.page.address.PageAddress;
import dev.faultline.web.page.fleet.FleetPageLoader;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Provider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the page at the root, which is complete without any script: of a sidecar its timeline, of a hub the fleet. */
@Path("/")
public class PageResource {

    private final TokenGate gate;
    private final Provider<TimelinePageLoader> pages;
    private final Provider<FleetPageLoader> fleet;
    private final RunningConfig running;
    private final Provider<ReportAnalysis> reports;
    private final Provider<IncidentStore> incidents;
    private final InstantSource clock;

    PageResource(
            TokenGate gate,
            Provider<TimelinePageLoader> pages,
            Provider<FleetPageLoader> fleet,
            RunningConfig running,
            Provider<ReportAnalysis> reports,
            Provider<IncidentStore> incidents,
            InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.fleet = fleet;
        this.running = running;
        this.reports = reports;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** The templates of this page, in {@code templates/PageResource}. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        /** The whole page. */
        static native TemplateInstance page(TimelinePage page);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response page(UriInfo uri, HttpHeaders headers) {
        return gate.locked(headers).orElseGet(() -> {
            if (running.isHub()) {
                return HtmlResponse.of(200, fleet.get().page());
            }
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var address = PageAddress.of(
                    uri.getQueryParameters(),
                    now,
                    running.config().errors().maxLag(),
                    new IncidentSearch(incidents.get()),
                    new RouteSearch(reports.get()::knownRoutes));
            return HtmlResponse.of(200, Templates.page(pages.get().of(address, now)));
        });
    }
}
