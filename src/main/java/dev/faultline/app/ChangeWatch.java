// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.changes.migrations.MigrationSource;
import dev.faultline.changes.polling.ChangeLog;
import dev.faultline.changes.polling.ChangePollers;
import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.scheduler.ProbeListener;
import dev.faultline.probe.scheduler.StatusChange;
import dev.faultline.settings.Redaction;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks for changes around the app as the config in force says, from its first one on until the end. Thread-safe. */
final class ChangeWatch implements ProbeListener {

    private static final Logger LOG = Logger.getLogger(ChangeWatch.class);

    private final ChangeLog log;
    private final CheckpointStore checkpoints;
    private final InstantSource clock;
    private final ProbeNetwork network;
    private final String instance;
    private final ProgramThreads threads;
    private Optional<ChangeSources> current = Optional.empty();
    private volatile Optional<ChangePollers> watching = Optional.empty();

    ChangeWatch(
            ChangeLog log,
            CheckpointStore checkpoints,
            InstantSource clock,
            ProbeNetwork network,
            String instance,
            ProgramThreads threads) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.network = network;
        this.instance = instance;
        this.threads = threads;
    }

    /** Goes on under this config; starts with the first. */
    synchronized void apply(FaultlineConfig config) {
        var next = ChangeSources.of(config, instance);
        if (current.equals(Optional.of(next))) {
            return;
        }
        try {
            var redaction = new Redaction(next.secrets());
            started().watch(next.open(checkpoints, network, threads.blocking()), redaction::clear);
            current = Optional.of(next);
        } catch (RuntimeException failure) {
            LOG.error("changes are not looked for as the config says", failure);
        }
    }

    private ChangePollers started() {
        var running = watching.orElseGet(() -> new ChangePollers(log, checkpoints, clock, threads.changes()));
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

    synchronized void close() {
        watching.ifPresent(ChangePollers::close);
    }
}
