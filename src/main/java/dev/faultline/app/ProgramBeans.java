// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.analysis.ConnectionHistory;
import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.analysis.ReportAnalysis;
import dev.faultline.analysis.RouteRegistry;
import dev.faultline.analysis.TimelineLoader;
import dev.faultline.analysis.VerdictAnalysis;
import dev.faultline.analysis.overview.OverviewLoader;
import dev.faultline.archive.EvidenceArchive;
import dev.faultline.detection.Detection;
import dev.faultline.errors.ErrorStore;
import dev.faultline.fleet.shipping.FleetShipper;
import dev.faultline.hub.reading.FleetDirectory;
import dev.faultline.incident.IncidentStore;
import dev.faultline.notify.EventStream;
import dev.faultline.notify.WebhookDispatcher;
import dev.faultline.probe.scheduler.Prober;
import dev.faultline.sharing.ProbeCoordinator;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.web.metrics.IncidentMeters;
import dev.faultline.web.metrics.ProbeMetrics;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;

/** What the web side and tests get by injection. Nothing is made here but {@link ProgramAssembly}. */
final class ProgramBeans {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    InstanceEnvironment environment(Config settings) {
        return new InstanceEnvironment(settings);
    }

    @Produces
    @Singleton
    ProgramAssembly assembly(
            InstanceEnvironment environment,
            Vertx vertx,
            InstantSource clock,
            Provider<ProgramLifecycle> lifecycle,
            ProbeMetrics meters,
            IncidentMeters incidents) {
        if (environment.mode() == ProgramMode.HUB) {
            throw new IllegalStateException("a hub has no parts of a sidecar");
        }
        return new ProgramAssembly(
                environment, vertx, clock, next -> lifecycle.get().apply(next), meters, incidents);
    }

    @Produces
    @Singleton
    FleetDirectory fleetDirectory(HubAssembly hub) {
        return hub.directory;
    }

    @Produces
    @Singleton
    SqliteStore store(ProgramAssembly parts) {
        return parts.store;
    }

    @Produces
    @Singleton
    ErrorStore errors(ProgramAssembly parts) {
        return parts.store.errors();
    }

    @Produces
    @Singleton
    IncidentStore incidents(ProgramAssembly parts) {
        return parts.store.incidents();
    }

    @Produces
    @Singleton
    EvidenceArchive archive(ProgramAssembly parts) {
        return parts.archive;
    }

    @Produces
    @Singleton
    EventStream events(ProgramAssembly parts) {
        return parts.events;
    }

    @Produces
    @Singleton
    WebhookDispatcher webhooks(ProgramAssembly parts) {
        return parts.webhooks;
    }

    @Produces
    @Singleton
    Prober prober(ProgramAssembly parts) {
        return parts.prober;
    }

    @Produces
    @Singleton
    DependencyRegistry dependencies(ProgramAssembly parts) {
        return parts.dependencies;
    }

    @Produces
    @Singleton
    RouteRegistry routes(ProgramAssembly parts) {
        return parts.routes;
    }

    @Produces
    @Singleton
    ConnectionHistory connectionHistory(ProgramAssembly parts) {
        return parts.connectionHistory;
    }

    @Produces
    @Singleton
    TimelineLoader timelines(ProgramAssembly parts) {
        return parts.timelines;
    }

    @Produces
    @Singleton
    VerdictAnalysis verdicts(ProgramAssembly parts) {
        return parts.verdicts;
    }

    @Produces
    @Singleton
    ReportAnalysis reports(ProgramAssembly parts) {
        return parts.reports;
    }

    @Produces
    @Singleton
    OverviewLoader overviews(ProgramAssembly parts) {
        return parts.overviews;
    }

    @Produces
    @Singleton
    Detection detection(ProgramAssembly parts) {
        return parts.detection;
    }

    @Produces
    @Singleton
    FleetShipper fleet(ProgramAssembly parts) {
        return parts.fleet;
    }

    @Produces
    @Singleton
    ProbeCoordinator coordinator(ProgramAssembly parts) {
        return parts.coordinator;
    }
}
