// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.config.ConfigApplied;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** How durations are measured: by histograms, or without their buckets where the config says so. */
@Singleton
final class DurationHistograms {

    static final String LATENESS = "faultline.probe.lateness";
    static final String PROBES = "faultline.probe.duration";
    static final String ROUTES = "faultline.route.duration";

    private static final Set<String> ALL = Set.of(LATENESS, PROBES, ROUTES);
    private static final Duration[] NONE = {};

    /** The bounds of every histogram of durations. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private volatile boolean isOn = true;

    DurationHistograms(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Where the setting changed, all of them begin anew. */
    void follow(@Observes ConfigApplied applied) {
        if (applied.config().histograms() == isOn) {
            return;
        }
        isOn = applied.config().histograms();
        registry.getMeters().stream()
                .filter(meter -> ALL.contains(meter.getId().getName()))
                .toList()
                .forEach(registry::remove);
    }

    /** The one with that name and those tags, in pairs of key and value. */
    Timer timer(String name, String description, String... tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(isOn ? BOUNDS : NONE)
                .register(registry);
    }
}
