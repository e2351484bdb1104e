// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.health;

import dev.faultline.config.RunningConfig;
import dev.faultline.probe.scheduler.Prober;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down if a restart would help: the prober's own thread hangs. A hub has none. */
@Liveness
@Singleton
final class LivenessCheck implements HealthCheck {

    private static final Duration TOO_LONG = Duration.ofSeconds(10);

    private final RunningConfig running;
    private final Provider<Prober> prober;

    LivenessCheck(RunningConfig running, Provider<Prober> prober) {
        this.running = running;
        this.prober = prober;
    }

    @Override
    public HealthCheckResponse call() {
        if (running.isHub()) {
            return HealthCheckResponse.up("hub");
        }
        var silent = prober.get().sinceHeartbeat();
        return HealthCheckResponse.named("prober")
                .status(silent.compareTo(TOO_LONG) < 0)
                .withData("sinceHeartbeatMs", silent.toMillis())
                .build();
    }
}
