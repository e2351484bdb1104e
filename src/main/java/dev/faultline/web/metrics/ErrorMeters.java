// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.config.ConfigApplied;
import dev.faultline.detection.Detection;
import dev.faultline.errors.ErrorSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Meters of the app's 5xx responses by source, and of the open error windows. */
@Singleton
final class ErrorMeters {

    private static final String OPEN = "faultline.error.window.open";

    private final MeterRegistry registry;
    private final Detection detection;

    ErrorMeters(MeterRegistry registry, Detection detection) {
        this.registry = registry;
        this.detection = detection;
    }

    /** Registers them with the first config that is applied; a later one changes nothing about them. */
    void register(@Observes ConfigApplied applied) {
        if (registry.find(OPEN).gauge() != null) {
            return;
        }
        Gauge.builder(OPEN, detection, Detection::open)
                .description("Open error windows")
                .register(registry);
        for (var source : ErrorSource.values()) {
            FunctionCounter.builder("faultline.errors", detection, sources -> sources.errors(source))
                    .description("5xx responses of the app, as each source counts them")
                    .tag("source", source.label())
                    .register(registry);
        }
    }
}
