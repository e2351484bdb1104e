// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.errors.AppLogSettings;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.tail.LogFile;
import dev.faultline.errors.tail.LogPoller;
import dev.faultline.settings.Redaction;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/** Follows the app's own log and offers the error lines in it, grouped by signature. Thread-safe. */
public final class AppLog implements AutoCloseable {

    private static final String READER = "app-log";
    private static final int LONGEST_LINE = 256 << 10;

    private final AppLogSettings settings;
    private final AppLogReader reader;
    private final LogPoller poller;
    private final ScheduledExecutorService executor;

    /**
     * @param secrets of the config, which the log may well contain
     * @param executor where lines are read and stored; that blocks for as long as the file and the sink do
     */
    public AppLog(
            AppLogSettings settings,
            Redaction secrets,
            CheckpointStore checkpoints,
            ScheduledExecutorService executor,
            InstantSource clock,
            ErrorSink sink) {
        this.settings = settings;
        this.executor = executor;
        this.reader = new AppLogReader(settings, new SecretMasking(secrets), sink, clock);
        var file = new LogFile(READER, Path.of(settings.path()), LONGEST_LINE);
        this.poller = new LogPoller(file, checkpoints, reader, System::nanoTime);
    }

    /** Begins, where it was left the last time. To be called once. */
    public void start() {
        poller.start(executor);
    }

    /** What it was started with; a config with other settings takes another one. */
    public AppLogSettings settings() {
        return settings;
    }

    /** How it gets on. */
    public AppLogState state() {
        var counts = reader.counts();
        return new AppLogState(
                counts.entries(), counts.errors(), counts.untimed(), counts.badLines(), poller.progress());
    }

    /** Stops; what was not stored is read by the next one. */
    @Override
    public void close() {
        poller.close();
    }
}
