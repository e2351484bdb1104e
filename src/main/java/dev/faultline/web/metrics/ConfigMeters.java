// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.config.ConfigApplied;
import dev.faultline.config.HubConfigApplied;
import dev.faultline.config.RunningConfig;
import dev.faultline.settings.ProgramVersion;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Meters of the build, and of whether the config file is in force. */
@Singleton
final class ConfigMeters {

    private static final String SUCCESSFUL = "faultline.config.last.reload.successful";
    private static final double MILLIS = Duration.ofSeconds(1).toMillis();

    private final MeterRegistry registry;
    private final RunningConfig running;
    private final InstantSource clock;
    private volatile Instant applied = Instant.EPOCH;

    ConfigMeters(MeterRegistry registry, RunningConfig running, InstantSource clock) {
        this.registry = registry;
        this.running = running;
        this.clock = clock;
    }

    /** Registers them with the first config that is applied, and notes when the last one was. */
    void register(@Observes ConfigApplied event) {
        register();
    }

    /** The same in a hub. */
    void register(@Observes HubConfigApplied event) {
        register();
    }

    private void register() {
        if (running.problem().isEmpty()) {
            applied = clock.instant();
        }
        if (registry.find(SUCCESSFUL).gauge() != null) {
            return;
        }
        Gauge.builder(SUCCESSFUL, running, config -> config.problem().isEmpty() ? 1 : 0)
                .description("1 while the config file is what is in force")
                .register(registry);
        Gauge.builder(
                        "faultline.config.last.reload.timestamp.seconds",
                        this,
                        meters -> meters.applied.toEpochMilli() / MILLIS)
                .description("When a config file last came into force, in seconds since 1970; 0 if none has")
                .register(registry);
        var version = ProgramVersion.current();
        Gauge.builder("faultline.build.info", () -> 1)
                .description("1, labelled with the version and the commit of the program")
                .tag("version", version.version())
                .tag("revision", version.revision())
                .register(registry);
    }
}
