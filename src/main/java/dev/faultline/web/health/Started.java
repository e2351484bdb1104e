package dev.faultline.web.health;

import dev.faultline.app.Sidecar;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Whether everything that is to run does. */
@Startup
@Singleton
final class Started implements HealthCheck {

    private final Sidecar sidecar;

    Started(Sidecar sidecar) {
        this.sidecar = sidecar;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sidecar").status(sidecar.isStarted()).build();
    }
}
