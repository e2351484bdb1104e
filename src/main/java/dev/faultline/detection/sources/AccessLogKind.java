// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection.sources;

import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.detection.ErrorReader;
import dev.faultline.detection.ErrorSourceKind;
import dev.faultline.errors.AccessLogSettings;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.accesslog.AccessLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** The app's access log. */
public final class AccessLogKind implements ErrorSourceKind {

    private final CheckpointStore checkpoints;
    private final InstantSource clock;
    private final ScheduledExecutorService thread;
    private volatile Optional<AccessLog> running = Optional.empty();

    public AccessLogKind(CheckpointStore checkpoints, InstantSource clock, ScheduledExecutorService thread) {
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.thread = thread;
    }

    private record Wanted(AccessLogSettings settings, Duration retention) {}

    @Override
    public Optional<?> settings(FaultlineConfig config) {
        return config.errors()
                .accessLog()
                .map(settings -> new Wanted(settings, config.retention().observations()));
    }

    @Override
    public ErrorReader start(FaultlineConfig config, ErrorSink sink) {
        var settings = config.errors().accessLog().orElseThrow();
        var log = new AccessLog(settings, sink, checkpoints, config.retention().observations(), clock);
        log.start(thread);
        running = Optional.of(log);
        return () -> {
            running = Optional.empty();
            log.close();
        };
    }

    /** The one that is read now, if one is configured. */
    public Optional<AccessLog> running() {
        return running;
    }
}
