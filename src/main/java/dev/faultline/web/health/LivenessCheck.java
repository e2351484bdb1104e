// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.health;

import dev.faultline.probe.scheduler.Prober;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down if a restart would help: the prober's own thread hangs. */
@Liveness
@Singleton
final class LivenessCheck implements HealthCheck {

    private static final Duration TOO_LONG = Duration.ofSeconds(10);

    private final Prober prober;

    LivenessCheck(Prober prober) {
        this.prober = prober;
    }

    @Override
    public HealthCheckResponse call() {
        var silent = prober.sinceHeartbeat();
        return HealthCheckResponse.named("prober")
                .status(silent.compareTo(TOO_LONG) < 0)
                .withData("sinceHeartbeatMs", silent.toMillis())
                .build();
    }
}
