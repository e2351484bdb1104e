// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.config.ConfigApplied;
import dev.faultline.probe.Check;
import dev.faultline.sharing.ProbeCoordinator;
import dev.faultline.sharing.SharingFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** Meters of the turns at shared dependencies; none without one. */
@Singleton
final class SharingMeters {

    private static final String CONNECTED = "faultline.coordination.connected";
    private static final String PROBES = "faultline.coordination.probes";

    private final MeterRegistry registry;
    private final ProbeCoordinator coordinator;

    SharingMeters(MeterRegistry registry, ProbeCoordinator coordinator) {
        this.registry = registry;
        this.coordinator = coordinator;
    }

    /** Registers them with the first config that shares anything; a later one changes nothing about them. */
    void register(@Observes ConfigApplied applied) {
        if (applied.config().watched().stream().noneMatch(Check::shared)
                || registry.find(CONNECTED).gauge() != null) {
            return;
        }
        Gauge.builder(CONNECTED, coordinator, source -> value(source, each -> each.connected() ? 1 : 0))
                .description("1 while Redis says whose turn it is")
                .register(registry);
        probes("turn", SharingFigures::turns);
        probes("witness", SharingFigures::witnessed);
        probes("alone", SharingFigures::alone);
        FunctionCounter.builder(
                        "faultline.coordination.taken", coordinator, source -> value(source, SharingFigures::taken))
                .description("Observations of other instances that were taken over")
                .register(registry);
    }

    private void probes(String result, ToDoubleFunction<SharingFigures> count) {
        FunctionCounter.builder(PROBES, coordinator, source -> value(source, count))
                .tag("result", result)
                .description("Probes of shared dependencies that this instance made")
                .register(registry);
    }

    private static double value(ProbeCoordinator source, ToDoubleFunction<SharingFigures> value) {
        return source.figures().stream().mapToDouble(value).findFirst().orElse(0);
    }
}
