// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.health;

import dev.faultline.config.RunningConfig;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Status;
import dev.faultline.probe.scheduler.DependencyStatus;
import dev.faultline.probe.scheduler.Prober;
import jakarta.inject.Provider;
import java.util.function.Predicate;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Reports which dependencies are confirmed down, from memory: a health check probes nothing. */
final class ConfirmedDown {

    private final RunningConfig running;
    private final Provider<Prober> prober;

    ConfirmedDown(RunningConfig running, Provider<Prober> prober) {
        this.running = running;
        this.prober = prober;
    }

    /** Down if any of the dependencies that count is; each one with its confirmed status. A hub has none. */
    HealthCheckResponse among(String name, Predicate<DependencyStatus> counts) {
        if (running.isHub()) {
            return HealthCheckResponse.up(name);
        }
        var statuses = prober.get().statuses().stream()
                .filter(each -> !each.dependency().kind().equals(DependencyKind.ROUTE))
                .filter(counts)
                .toList();
        var response = HealthCheckResponse.named(name)
                .status(statuses.stream().noneMatch(each -> each.confirmed() == Status.DOWN));
        statuses.forEach(each ->
                response.withData(each.dependency().name(), each.confirmed().name()));
        return response.build();
    }
}
