package dev.faultline.web.health;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Status;
import dev.faultline.probe.scheduler.DependencyStatus;
import dev.faultline.probe.scheduler.Prober;
import java.util.function.Predicate;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Which dependencies are confirmed down, from memory: nothing is probed when somebody asks. */
final class ConfirmedDown {

    private final Prober prober;

    ConfirmedDown(Prober prober) {
        this.prober = prober;
    }

    /** Down if any of the dependencies that count is; each one with its confirmed status. */
    HealthCheckResponse among(String name, Predicate<DependencyStatus> counts) {
        var standings = prober.statuses().stream()
                .filter(standing -> !standing.dependency().kind().equals(DependencyKind.ROUTE))
                .filter(counts)
                .toList();
        var response = HealthCheckResponse.named(name)
                .status(standings.stream().noneMatch(standing -> standing.confirmed() == Status.DOWN));
        standings.forEach(standing -> response.withData(
                standing.dependency().name(), standing.confirmed().name()));
        return response.build();
    }
}
