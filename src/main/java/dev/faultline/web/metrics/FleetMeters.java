// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.config.ConfigApplied;
import dev.faultline.fleet.ShippingFigures;
import dev.faultline.fleet.shipping.FleetShipper;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** Meters of what is shipped to the fleet's database; none without one. */
@Singleton
final class FleetMeters {

    private static final String BEHIND = "faultline.fleet.behind.seconds";
    private static final String BATCHES = "faultline.fleet.batches";
    private static final String RESULT = "result";

    private final MeterRegistry registry;
    private final FleetShipper shipper;

    FleetMeters(MeterRegistry registry, FleetShipper shipper) {
        this.registry = registry;
        this.shipper = shipper;
    }

    /** Registers them with the first config that names a database; a later one changes nothing about them. */
    void register(@Observes ConfigApplied applied) {
        if (applied.config().fleet().isEmpty() || registry.find(BEHIND).gauge() != null) {
            return;
        }
        gauge(
                BEHIND,
                "Time since the fleet's database acknowledged a batch",
                each -> each.behind().toMillis() / 1_000.0);
        gauge(
                "faultline.fleet.pending.rows",
                "Days, incidents and changes that wait to be shipped",
                ShippingFigures::pending);
        gauge("faultline.fleet.parked", "Rows that the fleet's database refuses to store", ShippingFigures::refused);
        gauge(
                "faultline.fleet.connected",
                "1 while the fleet's database acknowledges",
                each -> each.connected() ? 1 : 0);
        counter("acknowledged", ShippingFigures::acknowledged);
        counter("failed", ShippingFigures::failed);
    }

    private void gauge(String name, String description, ToDoubleFunction<ShippingFigures> value) {
        Gauge.builder(name, shipper, source -> value(source, value))
                .description(description)
                .register(registry);
    }

    private void counter(String result, ToDoubleFunction<ShippingFigures> value) {
        FunctionCounter.builder(BATCHES, shipper, source -> value(source, value))
                .tag(RESULT, result)
                .description("Batches sent to the fleet's database")
                .register(registry);
    }

    private static double value(FleetShipper source, ToDoubleFunction<ShippingFigures> value) {
        return source.figures().stream().mapToDouble(value).findFirst().orElse(0);
    }
}
