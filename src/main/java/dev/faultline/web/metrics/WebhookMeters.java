// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.config.ConfigApplied;
import dev.faultline.notify.DeliveryCounts;
import dev.faultline.notify.WebhookDispatcher;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** Meters of the delivery of events to webhooks. */
@Singleton
final class WebhookMeters {

    private static final String DELIVERED = "faultline.webhook.delivered";

    private final MeterRegistry registry;
    private final DeliveryCounts deliveries;

    WebhookMeters(MeterRegistry registry, WebhookDispatcher webhooks) {
        this.registry = registry;
        this.deliveries = webhooks.deliveries();
    }

    /** Registers them; once registered, they stay. */
    void register(@Observes ConfigApplied applied) {
        if (registry.find(DELIVERED).functionCounter() != null) {
            return;
        }
        counter(DELIVERED, "Events delivered", DeliveryCounts::deliveredCount);
        counter("faultline.webhook.failed", "Delivery attempts that failed", DeliveryCounts::failedCount);
        counter("faultline.webhook.dropped", "Events that were never delivered", DeliveryCounts::droppedCount);
    }

    private void counter(String name, String description, ToDoubleFunction<DeliveryCounts> value) {
        FunctionCounter.builder(name, deliveries, value)
                .description(description)
                .register(registry);
    }
}
