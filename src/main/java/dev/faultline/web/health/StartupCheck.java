// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.health;

import dev.faultline.config.RunningConfig;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Whether everything has started. */
@Startup
@Singleton
final class StartupCheck implements HealthCheck {

    private final RunningConfig running;

    StartupCheck(RunningConfig running) {
        this.running = running;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(running.isHub() ? "hub" : "sidecar")
                .status(running.isStarted())
                .build();
    }
}
