// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.analysis.BaselinePolicy;
import dev.faultline.analysis.CauseSources;
import dev.faultline.analysis.ConnectionHistory;
import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.analysis.ReportAnalysis;
import dev.faultline.analysis.RouteRegistry;
import dev.faultline.analysis.TimelineLoader;
import dev.faultline.analysis.VerdictAnalysis;
import dev.faultline.analysis.overview.OverviewLoader;
import dev.faultline.archive.EvidenceArchive;
import dev.faultline.changes.paths.PathWatch;
import dev.faultline.changes.polling.ChangeLog;
import dev.faultline.config.ConfigWatch;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.connections.ConnectionLog;
import dev.faultline.connections.ConnectionSampler;
import dev.faultline.detection.Detection;
import dev.faultline.detection.DetectionLoop;
import dev.faultline.detection.IncidentNotifier;
import dev.faultline.detection.IncidentVerdicts;
import dev.faultline.detection.SweepTrigger;
import dev.faultline.detection.outage.OutageWatch;
import dev.faultline.detection.sources.AccessLogKind;
import dev.faultline.detection.sources.AppLogKind;
import dev.faultline.detection.sources.MetricsKind;
import dev.faultline.detection.sources.ReadSources;
import dev.faultline.discovery.AppDiscovery;
import dev.faultline.fleet.shipping.FleetNews;
import dev.faultline.fleet.shipping.FleetShipper;
import dev.faultline.incident.IncidentListener;
import dev.faultline.notify.EventPublisher;
import dev.faultline.notify.EventStream;
import dev.faultline.notify.WebhookDispatcher;
import dev.faultline.probe.file.InodeCounter;
import dev.faultline.probe.http.HttpPost;
import dev.faultline.probe.kinds.ProbeKinds;
import dev.faultline.probe.net.NotedAddresses;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.SystemResolver;
import dev.faultline.probe.scheduler.ProbeListener;
import dev.faultline.probe.scheduler.Prober;
import dev.faultline.probe.scheduler.SystemTimer;
import dev.faultline.sharing.ProbeCoordinator;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.sqlite.engine.StoreInUse;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The program put together: what is made of what, from the ground up. Nothing runs yet but the store's writer and the
 * prober's timer; {@link ProgramLifecycle} starts and stops the rest.
 */
final class ProgramAssembly {

    private static final Path PROC = Path.of("/proc");

    final ProgramThreads threads = new ProgramThreads();
    final ConfigWatch config;
    final SqliteStore store;
    final EvidenceArchive archive;
    final AppDiscovery discovery;
    final ConnectionLog connections;
    final ConnectionSampler sampler;
    final ConnectionHistory connectionHistory;
    final EventStream events;
    final WebhookDispatcher webhooks;
    final ChangeLog changeLog;
    final ChangeWatch changes;
    final PathWatch paths;
    final Prober prober;
    final DependencyRegistry dependencies;
    final RouteRegistry routes;
    final TimelineLoader timelines;
    final VerdictAnalysis verdicts;
    final ReportAnalysis reports;
    final OverviewLoader overviews;
    final AccessLogKind accessLog;
    final AppLogKind appLog;
    final MetricsKind metrics;
    final Detection detection;
    final DetectionLoop detectionLoop;
    final ProbeNetwork network;
    final FleetShipper fleet;
    final ProbeCoordinator coordinator;

    /**
     * @param onConfig given each config that comes into force after the first
     * @param meters counts what the prober does
     * @param incidentMeters counts incidents
     * @throws CannotStart if the config cannot be used, or the store is another process's
     */
    ProgramAssembly(
            InstanceEnvironment environment,
            Vertx vertx,
            InstantSource clock,
            Consumer<FaultlineConfig> onConfig,
            ProbeListener meters,
            IncidentListener incidentMeters) {
        var resolved = new NotedAddresses(SystemResolver.ofThePod(), clock);
        network = new ProbeNetwork(vertx, resolved, clock);
        var instance = environment.instance();
        var kinds = new ProbeKinds(network.on(threads.prober()), threads.blocking()).all();
        config = ConfigOpening.of(environment, kinds, onConfig);
        discovery = new AppDiscovery(PROC, System.getenv(), ProbeKinds.names(kinds), clock);
        store = store(environment, clock);
        connections = new ConnectionLog(store.connections(), resolved::all);
        sampler = new ConnectionSampler(PROC, connections, clock, threads.connections());
        fleet = new FleetShipper(store.outbox(), clock, threads.fleet(), new SplittableRandom());
        var fleetNews = new FleetNews(fleet::nudge);
        events = new EventStream(clock);
        var publisher = new EventPublisher(events, clock);
        webhooks = new WebhookDispatcher(events, new HttpPost(network), clock, store.incidents()::open);

        changeLog = new ChangeLog(store, List.of(publisher, fleetNews));
        changes = new ChangeWatch(changeLog, store.checkpoints(), clock, network, instance, threads);
        paths = new PathWatch(store.checkpoints(), threads.blocking(), clock, InodeCounter.ofTheSystem());

        prober = new Prober(
                instance,
                new SystemTimer(threads.prober().next()),
                store::record,
                List.of(
                        new ClockCorrection(store::clockSetBack),
                        new AppearedDependencies(store::remember),
                        meters,
                        publisher,
                        paths,
                        changes,
                        fleetNews));

        archive = store.archive();
        dependencies = new DependencyRegistry(() -> config.current().checks(), store, archive::imports);
        coordinator = new ProbeCoordinator(vertx, prober, clock);
        routes = new RouteRegistry(() -> config.current().routes(), store);
        connectionHistory = new ConnectionHistory(
                connections, dependencies, routes, () -> environment.isAppsNetwork(config.current()));
        timelines = new TimelineLoader(store);
        var reported = new ReportedConfig(config, prober::silent);
        verdicts = new VerdictAnalysis(
                store,
                store,
                store.incidents(),
                timelines,
                new CauseSources(
                        reported::settings, store.errors(), store.incidents(), paths::history, connectionHistory));
        reports = new ReportAnalysis(
                reported::settings,
                dependencies,
                routes,
                verdicts,
                timelines,
                store.errors(),
                new BaselinePolicy(store));
        overviews = new OverviewLoader(
                dependencies,
                routes,
                timelines,
                store,
                store.errors(),
                () -> config.current().errors(),
                store.incidents(),
                store,
                prober::status);

        accessLog = new AccessLogKind(store.checkpoints(), clock, threads.sources());
        appLog = new AppLogKind(store.checkpoints(), clock, threads.sources());
        metrics = new MetricsKind(network, threads.sources());
        detection = new Detection(
                store.errors(),
                store.incidents(),
                new IncidentVerdicts(store.errors(), store, dependencies, verdicts),
                new OutageWatch(
                        store,
                        store.errors(),
                        routes::asked,
                        new ReadSources(accessLog, metrics),
                        environment.isInPod()),
                new SweepTrigger(prober::sweepUnshared, prober::alert),
                new IncidentNotifier(List.of(publisher, incidentMeters, fleetNews)),
                store.checkpoints(),
                clock);
        detectionLoop = new DetectionLoop(detection, List.of(accessLog, appLog, metrics), threads.detection());
    }

    private SqliteStore store(InstanceEnvironment environment, InstantSource clock) {
        try {
            return SqliteStore.open(environment.dataDirectory(config.current()), clock);
        } catch (StoreInUse e) {
            throw new CannotStart(1, String.valueOf(e.getMessage()));
        }
    }
}
