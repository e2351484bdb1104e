// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.health;

import dev.faultline.config.RunningConfig;
import dev.faultline.hub.reading.FleetDirectory;
import dev.faultline.timeline.ObservationStore;
import jakarta.inject.Provider;
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
    private final Provider<ObservationStore> store;
    private final Provider<FleetDirectory> fleet;

    ReadinessCheck(RunningConfig running, Provider<ObservationStore> store, Provider<FleetDirectory> fleet) {
        this.running = running;
        this.store = store;
        this.fleet = fleet;
    }

    @Override
    public HealthCheckResponse call() {
        return running.isHub() ? ofHub() : ofSidecar();
    }

    /** A hub is not ready while it can read no database at all. */
    private HealthCheckResponse ofHub() {
        var response = HealthCheckResponse.named("databases")
                .status(running.isStarted() && fleet.get().isReadable());
        fleet.get().latest().missing().forEach(each -> response.withData(each.database(), each.reason()));
        running.problem().ifPresent(problem -> response.withData("config", problem.summary()));
        return response.build();
    }

    private HealthCheckResponse ofSidecar() {
        var state = store.get().state();
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
