package dev.faultline.app;

import dev.faultline.config.Applied;
import dev.faultline.config.ConfigProblem;
import dev.faultline.config.ConfigWatch;
import dev.faultline.config.FaultlineConfig;
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
public final class Sidecar {

    private static final Logger LOG = Logger.getLogger(Sidecar.class);
    private static final long TIDY_EVERY_SECONDS = 60;
    private static final long SETTLED_AFTER_SECONDS = 5;

    private final ConfigWatch config;
    private final ObservationStore store;
    private final Prober prober;
    private final InstantSource clock;
    private final Event<Applied> applied;
    private final String instance;
    private final ScheduledExecutorService chores = Executors.newSingleThreadScheduledExecutor(Sidecar::thread);
    private volatile boolean started;

    Sidecar(
            ConfigWatch config,
            ObservationStore store,
            Prober prober,
            InstantSource clock,
            Event<Applied> applied,
            Surroundings surroundings) {
        this.config = config;
        this.store = store;
        this.prober = prober;
        this.clock = clock;
        this.applied = applied;
        this.instance = surroundings.instance();
    }

    /** The config in force. */
    public FaultlineConfig config() {
        return config.current();
    }

    /** Why the config file is not what is in force, if so. */
    public Optional<ConfigProblem> problem() {
        return config.problem();
    }

    /** The name of this instance. */
    public String instance() {
        return instance;
    }

    /** Whether everything that is to run does. */
    public boolean isStarted() {
        return started;
    }

    void start(@Observes StartupEvent event) {
        Rehearsal.of(config.current().watched());
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
        applied.fire(new Applied(next));
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
