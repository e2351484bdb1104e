// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection.sources;

import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.detection.ErrorReader;
import dev.faultline.detection.ErrorSourceKind;
import dev.faultline.errors.AppLogSettings;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.applog.AppLog;
import dev.faultline.settings.Redaction;
import dev.faultline.settings.Secret;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/** The log in which the app writes its errors. */
public final class AppLogKind implements ErrorSourceKind {

    private final CheckpointStore checkpoints;
    private final InstantSource clock;
    private final ScheduledExecutorService thread;
    private volatile Optional<AppLog> running = Optional.empty();

    public AppLogKind(CheckpointStore checkpoints, InstantSource clock, ScheduledExecutorService thread) {
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.thread = thread;
    }

    private record Wanted(AppLogSettings settings, Set<Secret> secrets) {}

    @Override
    public Optional<?> settings(FaultlineConfig config) {
        return config.errors().appLog().map(settings -> new Wanted(settings, config.secrets()));
    }

    @Override
    public ErrorReader start(FaultlineConfig config, ErrorSink sink) {
        var settings = config.errors().appLog().orElseThrow();
        var redaction = new Redaction(config.secrets());
        var log = new AppLog(settings, redaction, checkpoints, thread, clock, sink);
        log.start();
        running = Optional.of(log);
        return () -> {
            running = Optional.empty();
            log.close();
        };
    }

    /** The one that is read now, if one is configured. */
    public Optional<AppLog> running() {
        return running;
    }
}
