package dev.faultline.app;

import dev.faultline.changes.migrations.MigrationSource;
import dev.faultline.changes.polling.ChangeLog;
import dev.faultline.changes.polling.ChangePollers;
import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.config.ConfigApplied;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.scheduler.ProbeListener;
import dev.faultline.probe.scheduler.StatusChange;
import dev.faultline.settings.Redaction;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Looks for changes around the app as the config in force says, from its first one on until the end. Thread-safe. */
@Singleton
final class ChangeWatch implements ProbeListener {

    private static final Logger LOG = Logger.getLogger(ChangeWatch.class);

    /** Before the store is closed. */
    private static final int EARLY = 100;

    private final Provider<ChangeLog> log;
    private final CheckpointStore bookmarks;
    private final InstantSource clock;
    private final ProbeNetwork wire;
    private final String instance;
    private final ExecutorService blocking = Executors.newCachedThreadPool(ProgramParts::thread);
    private Optional<ChangeSources> current = Optional.empty();
    private volatile Optional<ChangePollers> watching = Optional.empty();

    ChangeWatch(
            Provider<ChangeLog> log,
            CheckpointStore bookmarks,
            Vertx vertx,
            InstantSource clock,
            InstanceEnvironment surroundings) {
        this.log = log;
        this.bookmarks = bookmarks;
        this.clock = clock;
        this.wire = ProbeNetwork.ofThePod(vertx, clock);
        this.instance = surroundings.instance();
    }

    synchronized void apply(@Observes ConfigApplied applied) {
        var next = ChangeSources.of(applied.config(), instance);
        if (current.equals(Optional.of(next))) {
            return;
        }
        try {
            var redaction = new Redaction(next.secrets());
            started().watch(next.open(bookmarks, wire, blocking), redaction::clear);
            current = Optional.of(next);
        } catch (RuntimeException failure) {
            LOG.error("changes are not looked for as the config says", failure);
        }
    }

    private ChangePollers started() {
        var running = watching.orElseGet(() -> new ChangePollers(
                log.get(), bookmarks, clock, Executors.newSingleThreadScheduledExecutor(ChangeWatch::thread)));
        watching = Optional.of(running);
        return running;
    }

    /** A database that is back may have been migrated while it was away. */
    @Override
    public void changed(StatusChange change) {
        if (change.to() == Status.UP && change.from() != Status.UNKNOWN) {
            watching.ifPresent(running ->
                    running.lookAt(MigrationSource.nameOf(change.dependency().name())));
        }
    }

    synchronized void stop(@Observes @Priority(EARLY) ShutdownEvent event) {
        watching.ifPresent(ChangePollers::close);
        blocking.shutdownNow();
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "faultline-changes");
        thread.setDaemon(true);
        return thread;
    }
}
