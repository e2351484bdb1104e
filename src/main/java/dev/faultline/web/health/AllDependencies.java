// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.health;

import dev.faultline.probe.scheduler.Prober;
import io.smallrye.health.api.HealthGroup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether no dependency at all is confirmed down. */
@HealthGroup("dependencies")
@Singleton
final class AllDependencies implements HealthCheck {

    private final ConfirmedDown confirmedDown;

    AllDependencies(Prober prober) {
        this.confirmedDown = new ConfirmedDown(prober);
    }

    @Override
    public HealthCheckResponse call() {
        return confirmedDown.among("dependencies", any -> true);
    }
}
