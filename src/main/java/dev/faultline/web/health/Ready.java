package dev.faultline.web.health;

import dev.faultline.app.Sidecar;
import dev.faultline.timeline.ObservationStore;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether questions can be answered. A store that cannot reach its disk keeps what is seen in memory and says so: that
 * is no reason to take the pod out of service.
 */
@Readiness
@Singleton
final class Ready implements HealthCheck {

    private final Sidecar sidecar;
    private final ObservationStore store;

    Ready(Sidecar sidecar, ObservationStore store) {
        this.sidecar = sidecar;
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        var state = store.state();
        var response = HealthCheckResponse.named("store")
                .status(sidecar.isStarted())
                .withData("durable", state.durable())
                .withData("pending", state.pending());
        if (!state.warnings().isEmpty()) {
            response.withData("warnings", String.join(" ", state.warnings()));
        }
        return response.build();
    }
}
