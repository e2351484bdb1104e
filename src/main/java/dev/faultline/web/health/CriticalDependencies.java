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

/** Whether no critical dependency is confirmed down. */
@HealthGroup("critical")
@Singleton
final class CriticalDependencies implements HealthCheck {

    private final ConfirmedDown confirmedDown;

    CriticalDependencies(RunningConfig running, Provider<Prober> prober) {
        this.confirmedDown = new ConfirmedDown(running, prober);
    }

    @Override
    public HealthCheckResponse call() {
        return confirmedDown.among("critical", each -> each.dependency().critical());
    }
}
