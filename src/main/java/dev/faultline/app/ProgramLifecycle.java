// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.config.ConfigApplied;
import dev.faultline.config.ConfigProblem;
import dev.faultline.config.ConfigWatch;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.config.RunningConfig;
import dev.faultline.dependency.Dependency;
import dev.faultline.fleet.FleetMembership;
import dev.faultline.notify.EventSender;
import dev.faultline.probe.Check;
import dev.faultline.sharing.SharingPlan;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The order in which the program starts, takes up a config, and stops. Probing starts before the HTTP port is opened,
 * and ends before the store is closed. Thread-safe.
 */
@Singleton
final class ProgramLifecycle implements RunningConfig {

    private static final Logger LOG = Logger.getLogger(ProgramLifecycle.class);
    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);
    private static final long SETTLED_AFTER_SECONDS = 5;

    /** What nobody asked for in so long is forgotten: to read months of many failures anew takes seconds. */
    private static final Duration FORGET_EVERY = Duration.ofMinutes(5);

    /** So many runs are two megabytes, which are worth a full collection of the heap: some 20 ms. */
    private static final long MANY_RUNS = 10_000;

    /** A query that is cancelled is gone within milliseconds; a server that hangs is not waited for. */
    private static final Duration SESSIONS_END_WITHIN = Duration.ofMillis(500);

    private final Provider<ProgramAssembly> parts;
    private final Provider<HubAssembly> hub;
    private final boolean isHub;
    private final InstantSource clock;
    private final Event<ConfigApplied> applied;
    private final PeriodicChores periodic;
    private final String instance;
    private final Optional<String> namespace;
    private final boolean isLogJson;
    private volatile boolean started;

    /** One assembly is asked for when it is needed, by the mode; it hands every new config back to this. */
    ProgramLifecycle(
            Provider<ProgramAssembly> parts,
            Provider<HubAssembly> hub,
            InstantSource clock,
            Event<ConfigApplied> applied,
            PeriodicChores periodic,
            InstanceEnvironment environment) {
        this.parts = parts;
        this.hub = hub;
        this.isHub = environment.mode() == ProgramMode.HUB;
        this.clock = clock;
        this.applied = applied;
        this.periodic = periodic;
        this.instance = environment.instance();
        this.namespace = environment.namespace();
        this.isLogJson = environment.logsJson();
    }

    void start(@Observes StartupEvent event) {
        if (isLogJson) {
            EcsFormat.onConsole("faultline");
        }
        if (isHub) {
            hub.get().start();
            started = true;
            return;
        }
        var program = parts.get();
        ProbeRehearsal.of(
                config().watched().stream().filter(check -> !check.shared()).toList());
        apply(config());
        var chores = program.threads.chores();
        program.config.start(chores);
        periodic.add("tidying of the store", TIDY_EVERY, chores, this::tidy);
        periodic.add("forgetting of timelines", FORGET_EVERY, chores, this::forgetUnasked);
        chores.schedule(ColdPages::giveBack, SETTLED_AFTER_SECONDS, TimeUnit.SECONDS);
        started = true;
    }

    /** Brings a config into force. */
    void apply(FaultlineConfig next) {
        var program = parts.get();
        next.observed().forEach(check -> program.store.remember(check.dependency()));
        program.prober.apply(next.watched());
        program.paths.follow(
                next.checks().stream().<Dependency>map(Check::dependency).toList());
        program.changes.apply(next);
        program.webhooks.apply(next.webhooks(), new EventSender(next.app(), instance, namespace, next.page()));
        program.detectionLoop.apply(next);
        program.sampler.apply(next.connections());
        program.fleet.apply(new FleetMembership(
                next.app(),
                instance,
                next.place(),
                names(next.watched().stream()),
                names(next.watched().stream().filter(Check::shared)),
                next.fleet()));
        program.coordinator.apply(new SharingPlan(
                next.app(),
                instance,
                next.place().node(),
                next.coordination(),
                next.watched().stream().filter(Check::shared).toList()));
        applied.fire(new ConfigApplied(next));
    }

    private static Set<String> names(Stream<Check<?>> checks) {
        return checks.map(check -> check.dependency().name()).collect(Collectors.toSet());
    }

    /** What feeds the store ends before it; what answers questions about it was ended by Quarkus before. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        started = false;
        if (isHub) {
            hub.get().close();
            LOG.info("stopped");
            return;
        }
        var program = parts.get();
        program.detectionLoop.close();
        program.sampler.close();
        program.changes.close();
        program.threads.blocking().shutdownNow();
        program.webhooks.close();
        program.threads.chores().shutdownNow();
        program.coordinator.close();
        program.prober.close();
        program.fleet.close();
        program.network.places().awaitEmpty(SESSIONS_END_WITHIN);
        program.store.close();
        LOG.info("stopped");
    }

    private void tidy() {
        try {
            parts.get().store.tidy(config().retention(), clock.instant());
        } finally {
            ColdPages.giveBack();
        }
    }

    /** What the collector would find only when the heap is full is given back at once. */
    private void forgetUnasked() {
        if (parts.get().timelines.forgetUnasked() >= MANY_RUNS) {
            System.gc();
            ColdPages.giveBack();
        }
    }

    @Override
    public FaultlineConfig config() {
        return watch().current();
    }

    private ConfigWatch watch() {
        return isHub ? hub.get().config : parts.get().config;
    }

    @Override
    public Optional<ConfigProblem> problem() {
        return watch().problem();
    }

    @Override
    public boolean isHub() {
        return isHub;
    }

    @Override
    public String instance() {
        return instance;
    }

    @Override
    public boolean isStarted() {
        return started;
    }
}
