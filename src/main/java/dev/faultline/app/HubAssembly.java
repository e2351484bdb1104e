// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.basics.DaemonThreads;
import dev.faultline.config.ConfigWatch;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.config.HubConfigApplied;
import dev.faultline.hub.FleetRoster;
import dev.faultline.hub.answer.FleetAnalysis;
import dev.faultline.hub.reading.FleetArchive;
import dev.faultline.hub.reading.FleetCells;
import dev.faultline.hub.reading.FleetDirectory;
import dev.faultline.hub.reading.FleetUpkeep;
import dev.faultline.hub.reading.IncidentClaims;
import dev.faultline.hub.reading.ObservationArchive;
import dev.faultline.hub.telling.FleetTeller;
import dev.faultline.probe.http.HttpPost;
import dev.faultline.probe.kinds.ProbeKinds;
import dev.faultline.probe.net.NotedAddresses;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.SystemResolver;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The hub put together: it has no store, no prober and no source of errors, only databases that it reads. */
final class HubAssembly {

    private static final Logger LOG = Logger.getLogger(HubAssembly.class);
    private static final Duration REFRESH_EVERY = Duration.ofSeconds(5);
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);
    private static final Duration UPKEEP_EVERY = Duration.ofHours(1);
    private static final long SETTLED_AFTER_SECONDS = 5;

    final ConfigWatch config;
    final FleetCells cells = new FleetCells();
    final FleetDirectory directory = new FleetDirectory(cells);
    final FleetAnalysis analysis = new FleetAnalysis(new FleetArchive(cells));
    final ObservationArchive observations = new ObservationArchive(cells);

    private final Consumer<HubConfigApplied> onApplied;
    private final Consumer<FleetRoster> onRefreshed;
    private final PeriodicChores periodic;
    private final FleetUpkeep upkeep = new FleetUpkeep(cells);
    private final FleetTeller teller;
    private final ScheduledExecutorService chores =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("faultline-chores"));
    private final ScheduledExecutorService upkeepThread =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("faultline-upkeep"));

    /**
     * @param periodic takes what is done again and again
     * @param onApplied told of each config that comes into force
     * @param onRefreshed told who is in the fleet, every few seconds
     * @throws CannotStart if the config cannot be used, or names no database
     */
    HubAssembly(
            InstanceEnvironment environment,
            Vertx vertx,
            InstantSource clock,
            PeriodicChores periodic,
            Consumer<HubConfigApplied> onApplied,
            Consumer<FleetRoster> onRefreshed) {
        this.periodic = periodic;
        var network = new ProbeNetwork(vertx, new NotedAddresses(SystemResolver.ofThePod(), clock), clock);
        teller = new FleetTeller(
                analysis, new IncidentClaims(cells), new HttpPost(network), clock, environment.instance());
        this.onApplied = onApplied;
        this.onRefreshed = onRefreshed;
        this.config = ConfigOpening.of(environment, new ProbeKinds(vertx, Runnable::run).all(), this::apply);
        if (config.current().cells().isEmpty() && !environment.startsOnBadConfig()) {
            throw new CannotStart(
                    2,
                    "FAULTLINE_MODE=hub needs a database to read: fleet.databases or store.postgresql in the config");
        }
    }

    /** Reads the databases for the first time, one that is away too, and follows the config file. */
    void start() {
        apply(config.current());
        config.start(chores);
        chores.execute(this::refresh);
        periodic.add("reading of the fleet", REFRESH_EVERY, chores, this::refresh);
        periodic.add("telling of incidents", TELL_EVERY, upkeepThread, teller::run);
        upkeepThread.execute(this::keepUp);
        periodic.add("partitions of the fleet", UPKEEP_EVERY, upkeepThread, this::keepUp);
        chores.schedule(ColdPages::giveBack, SETTLED_AFTER_SECONDS, TimeUnit.SECONDS);
        LOG.infof("hub started databases=%s", cells.names());
    }

    private void apply(FaultlineConfig next) {
        cells.apply(next.cells());
        teller.apply(next.webhooks(), next.hub().url());
        onApplied.accept(new HubConfigApplied(next));
    }

    private void refresh() {
        try {
            directory.refresh();
            onRefreshed.accept(directory.latest());
        } catch (RuntimeException ours) {
            LOG.error("hub.refresh failed", ours);
        }
    }

    private void keepUp() {
        upkeep.run(config.current().retention());
    }

    void close() {
        chores.shutdownNow();
        upkeepThread.shutdownNow();
        teller.close();
        cells.close();
    }
}
