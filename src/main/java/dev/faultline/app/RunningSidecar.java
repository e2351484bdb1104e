package dev.faultline.app;

import dev.faultline.config.ConfigApplied;
import dev.faultline.config.ConfigProblem;
import dev.faultline.config.ConfigWatch;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.config.RunningConfig;
import dev.faultline.probe.scheduler.Prober;
import dev.faultline.timeline.ObservationStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The running program. Probing starts before the HTTP port is opened, and ends before the store is closed. Thread-safe.
 */
@Singleton
final class RunningSidecar implements RunningConfig {

    private static final Logger LOG = Logger.getLogger(RunningSidecar.class);
    private static final long TIDY_EVERY_SECONDS = 60;
    private static final long SETTLED_AFTER_SECONDS = 5;

    private final ConfigWatch config;
    private final ObservationStore store;
    private final Prober prober;
    private final InstantSource clock;
    private final Event<ConfigApplied> applied;
    private final String instance;
    private final ScheduledExecutorService chores = Executors.newSingleThreadScheduledExecutor(RunningSidecar::thread);
    private volatile boolean started;

    RunningSidecar(
            ConfigWatch config,
            ObservationStore store,
            Prober prober,
            InstantSource clock,
            Event<ConfigApplied> applied,
            InstanceEnvironment surroundings) {
        this.config = config;
        this.store = store;
        this.prober = prober;
        this.clock = clock;
        this.applied = applied;
        this.instance = surroundings.instance();
    }

    @Override
    public FaultlineConfig config() {
        return config.current();
    }

    @Override
    public Optional<ConfigProblem> problem() {
        return config.problem();
    }

    @Override
    public String instance() {
        return instance;
    }

    @Override
    public boolean isStarted() {
        return started;
    }

    void start(@Observes StartupEvent event) {
        ProbeRehearsal.of(config.current().watched());
        apply(config.current());
        config.start(chores);
        chores.scheduleWithFixedDelay(this::tidy, TIDY_EVERY_SECONDS, TIDY_EVERY_SECONDS, TimeUnit.SECONDS);
        chores.schedule(ColdPages::giveBack, SETTLED_AFTER_SECONDS, TimeUnit.SECONDS);
        started = true;
    }

    void stop(@Observes ShutdownEvent event) {
        started = false;
        chores.shutdownNow();
        prober.close();
        store.close();
        LOG.info("stopped");
    }

    /** Brings a config into force. */
    void apply(FaultlineConfig next) {
        next.watched().forEach(check -> store.remember(check.dependency()));
        prober.apply(next.watched());
        applied.fire(new ConfigApplied(next));
    }

    private void tidy() {
        try {
            store.tidy(config.current().retention(), clock.instant());
        } catch (RuntimeException e) {
            LOG.error("tidying the store failed", e);
        }
        ColdPages.giveBack();
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "faultline-chores");
        thread.setDaemon(true);
        return thread;
    }
}
