// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.dependency.RouteDependency;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.scheduler.ProbeListener;
import dev.faultline.probe.scheduler.SkipReason;
import dev.faultline.probe.scheduler.StatusChange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Meters of the prober: durations, failures, skipped probes. */
@Singleton
public final class ProbeMetrics implements ProbeListener {

    /** The bounds of every histogram of durations. */
    static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Timer lateness;
    private final Map<String, Timer> durations = new ConcurrentHashMap<>();

    ProbeMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.config().onMeterRemoved(durations.values()::remove);
        this.lateness = Timer.builder("faultline.probe.lateness")
                .description("Time from when a probe was due to its start")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    @Override
    public void observed(Observation observation, Duration late) {
        lateness.record(late);
        if (RouteDependency.isOne(observation.dependency())) {
            RouteMeters.observed(registry, observation);
            return;
        }
        durations.computeIfAbsent(observation.dependency(), this::duration).record(observation.duration());
        countFailure(observation);
    }

    private Timer duration(String dependency) {
        return Timer.builder("faultline.probe.duration")
                .description("How long probes took")
                .tag(DependencyMeters.TAG, dependency)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    @Override
    public void noted(Observation mark) {
        if (!RouteDependency.isOne(mark.dependency())) {
            countFailure(mark);
        }
    }

    @Override
    public void withheld(Observation observation) {
        if (RouteDependency.isOne(observation.dependency())) {
            return;
        }
        registry.counter("faultline.probe.withheld", DependencyMeters.TAG, observation.dependency())
                .increment();
    }

    @Override
    public void skipped(String dependency, SkipReason reason, long count) {
        if (RouteDependency.isOne(dependency)) {
            return;
        }
        Counter.builder("faultline.probe.skipped")
                .description("Probes that were due but did not run")
                .tags(DependencyMeters.TAG, dependency, "reason", reason.label())
                .register(registry)
                .increment(count);
    }

    @Override
    public void changed(StatusChange change) {
        if (RouteDependency.isOne(change.dependency().name())) {
            return;
        }
        Counter.builder("faultline.dependency.changes")
                .description("Changes of the confirmed status")
                .tag(DependencyMeters.TAG, change.dependency().name())
                .register(registry)
                .increment();
    }

    @Override
    public void stalled(Duration length) {
        Counter.builder("faultline.prober.stalled.seconds")
                .description("Time during which the prober did not run")
                .register(registry)
                .increment(length.toMillis() / 1_000.0);
    }

    @Override
    public void clockJumped(Duration by) {
        Counter.builder("faultline.clock.jumps")
                .description("Jumps of the wall clock")
                .register(registry)
                .increment();
    }

    private void countFailure(Observation observation) {
        if (observation.failure() != FailureClass.NONE) {
            Counter.builder("faultline.probe.failures")
                    .description("Observations that are not UP, by failure class")
                    .tags(
                            DependencyMeters.TAG,
                            observation.dependency(),
                            "failure",
                            observation.failure().label())
                    .register(registry)
                    .increment();
        }
    }
}
