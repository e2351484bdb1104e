// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.config.ConfigApplied;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Check;
import dev.faultline.probe.Status;
import dev.faultline.probe.scheduler.DependencyStatus;
import dev.faultline.probe.scheduler.Prober;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Meters of each dependency. They are removed when it leaves the config, or changes its kind. */
@Singleton
final class DependencyMeters {

    /** The tag with the dependency's name. */
    static final String TAG = "dependency";

    private static final String STATUS = "faultline.dependency.status";
    private static final String DOWN = "faultline.dependency.confirmed.down";

    private final MeterRegistry registry;
    private final Prober prober;

    DependencyMeters(MeterRegistry registry, Prober prober) {
        this.registry = registry;
        this.prober = prober;
    }

    void follow(@Observes ConfigApplied applied) {
        var configured = applied.config().checks().stream().<Dependency>map(Check::dependency);
        var told = prober.statuses().stream()
                .map(DependencyStatus::dependency)
                .filter(each -> each.kind().equals(DependencyKind.APP_HEALTH));
        var dependencies = Stream.concat(configured, told).toList();
        var names = dependencies.stream().map(Dependency::name).collect(Collectors.toSet());
        registry.getMeters().stream()
                .filter(meter -> isOutdated(meter, names))
                .toList()
                .forEach(registry::remove);
        dependencies.forEach(this::register);
    }

    private static boolean isOutdated(Meter meter, Set<String> names) {
        var dependency = meter.getId().getTag(TAG);
        var isStatus = Set.of(STATUS, DOWN).contains(meter.getId().getName());
        return isStatus || dependency != null && !names.contains(dependency);
    }

    /** Registers those of a dependency that nobody configured. */
    void appeared(Dependency dependency) {
        register(dependency);
    }

    /** Removes those of a dependency that is observed no more. */
    void vanished(Dependency dependency) {
        if (prober.status(dependency.name()).isEmpty()) {
            registry.getMeters().stream()
                    .filter(meter -> dependency.name().equals(meter.getId().getTag(TAG)))
                    .toList()
                    .forEach(registry::remove);
        }
    }

    private void register(Dependency dependency) {
        var tags = Tags.of(
                TAG,
                dependency.name(),
                "kind",
                dependency.kind().name(),
                "critical",
                Boolean.toString(dependency.critical()));
        for (var status : Status.values()) {
            gauge(
                    STATUS,
                    "1 for the status of the latest observation, 0 for the others",
                    tags.and("status", status.name().toLowerCase(Locale.ROOT)),
                    dependency,
                    current -> latest(current) == status);
        }
        gauge(
                DOWN,
                "1 while the dependency is confirmed down, by the failure threshold",
                tags,
                dependency,
                current -> current.confirmed() == Status.DOWN);
    }

    private void gauge(
            String name, String description, Tags tags, Dependency dependency, Predicate<DependencyStatus> isSo) {
        Gauge.builder(
                        name,
                        prober,
                        source -> source.status(dependency.name())
                                .filter(isSo)
                                .map(current -> 1.0)
                                .orElse(0.0))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private static Status latest(DependencyStatus current) {
        return current.last().map(last -> last.status()).orElse(Status.UNKNOWN);
    }
}
