// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.config.ConfigApplied;
import dev.faultline.probe.scheduler.Prober;
import dev.faultline.store.StoreState;
import dev.faultline.timeline.ObservationStore;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Meters of the health of the store and of the prober. */
@Singleton
final class StoreMeters {

    private static final String PENDING = "faultline.store.pending";

    private final MeterRegistry registry;
    private final ObservationStore store;
    private final Prober prober;

    StoreMeters(MeterRegistry registry, ObservationStore store, Prober prober) {
        this.registry = registry;
        this.store = store;
        this.prober = prober;
    }

    /** Registers them with the first config that is applied; a later one changes nothing about them. */
    void register(@Observes ConfigApplied applied) {
        if (registry.find(PENDING).gauge() != null) {
            return;
        }
        gauge("faultline.store.lag.seconds", "Age of the oldest observation not yet on disk", s -> seconds(s.lag()));
        gauge(PENDING, "Observations not yet on disk", StoreState::pending);
        gauge("faultline.store.durable", "1 while observations reach the disk", s -> s.durable() ? 1 : 0);
        gauge("faultline.store.recent.rows", "Observations kept as rows", StoreState::recentRows);
        gauge("faultline.store.packed.observations", "Observations kept packed", StoreState::packedObservations);
        gauge("faultline.store.packed.bytes", "Size of the packed observations", StoreState::packedBytes);
        FunctionCounter.builder(
                        "faultline.store.lost", store, source -> source.state().lost())
                .description("Observations dropped because neither disk nor memory had room")
                .register(registry);
        Gauge.builder("faultline.prober.heartbeat.age.seconds", prober, source -> seconds(source.sinceHeartbeat()))
                .description("Time since the prober's last heartbeat")
                .register(registry);
    }

    private void gauge(String name, String description, ToDoubleFunction<StoreState> value) {
        Gauge.builder(name, store, source -> value.applyAsDouble(source.state()))
                .description(description)
                .register(registry);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
