// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.config.ConfigApplied;
import dev.faultline.dependency.RouteDependency;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.probe.scheduler.Prober;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Meters of the app's own routes. They have names of their own: routes are not dependencies. */
@Singleton
final class RouteMeters {

    private static final String TAG = "route";
    private static final String PREFIX = "faultline.route.";

    private final MeterRegistry registry;
    private final Prober prober;

    RouteMeters(MeterRegistry registry, Prober prober) {
        this.registry = registry;
        this.prober = prober;
    }

    void follow(@Observes ConfigApplied applied) {
        var names = applied.config().routes().stream()
                .map(check -> check.dependency().name())
                .collect(Collectors.toSet());
        removeOthers(names);
        names.forEach(this::register);
    }

    /** Counts one response. */
    static void observed(MeterRegistry registry, DurationHistograms histograms, Observation observation) {
        var route = RouteDependency.nameOf(observation.dependency());
        histograms
                .timer(
                        DurationHistograms.ROUTES,
                        "How long the app's routes took to respond to the sidecar",
                        TAG,
                        route)
                .record(observation.duration());
        if (observation.failure() != FailureClass.NONE) {
            Counter.builder(PREFIX + "failures")
                    .description("Unexpected responses of the app's routes, by failure class")
                    .tags(TAG, route, "failure", observation.failure().label())
                    .register(registry)
                    .increment();
        }
    }

    private void removeOthers(Set<String> watchedNames) {
        registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith(PREFIX))
                .filter(meter -> !watchedNames.contains(
                        RouteDependency.watchedName(String.valueOf(meter.getId().getTag(TAG)))))
                .toList()
                .forEach(registry::remove);
    }

    private void register(String watchedName) {
        if (registry.find(PREFIX + "status")
                        .tag(TAG, RouteDependency.nameOf(watchedName))
                        .gauge()
                != null) {
            return;
        }
        for (var status : Status.values()) {
            Gauge.builder(PREFIX + "status", prober, source -> latest(source, watchedName) == status ? 1 : 0)
                    .description("1 for the status of the latest response, 0 for the others")
                    .tags(
                            TAG,
                            RouteDependency.nameOf(watchedName),
                            "status",
                            status.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private static Status latest(Prober prober, String watchedName) {
        return prober.status(watchedName)
                .flatMap(current -> current.last())
                .map(Observation::status)
                .orElse(Status.UNKNOWN);
    }
}
