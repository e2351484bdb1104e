// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.health;

import dev.faultline.config.RunningConfig;
import dev.faultline.probe.scheduler.Prober;
import io.smallrye.health.api.HealthGroup;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether no dependency at all is confirmed down. */
@HealthGroup("dependencies")
@Singleton
final class AllDependencies implements HealthCheck {

    private final ConfirmedDown confirmedDown;

    AllDependencies(RunningConfig running, Provider<Prober> prober) {
        this.confirmedDown = new ConfirmedDown(running, prober);
    }

    @Override
    public HealthCheckResponse call() {
        return confirmedDown.among("dependencies", any -> true);
    }
}
