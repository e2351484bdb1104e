// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.health;

import dev.faultline.config.RunningConfig;
import dev.faultline.timeline.ObservationStore;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the API and the page work. A store that cannot reach its disk keeps observations in memory and reports a warning:
 * that is no reason to take the pod out of service.
 */
@Readiness
@Singleton
final class ReadinessCheck implements HealthCheck {

    private final RunningConfig running;
    private final ObservationStore store;

    ReadinessCheck(RunningConfig running, ObservationStore store) {
        this.running = running;
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        var state = store.state();
        var response = HealthCheckResponse.named("store")
                .status(running.isStarted())
                .withData("durable", state.durable())
                .withData("pending", state.pending());
        if (!state.warnings().isEmpty()) {
            response.withData("warnings", String.join(" ", state.warnings()));
        }
        running.problem().ifPresent(problem -> response.withData("config", problem.summary()));
        return response.build();
    }
}
