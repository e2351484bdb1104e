// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.RouteDependency;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.probe.scheduler.ProbeListener;
import dev.faultline.probe.scheduler.SkipReason;
import dev.faultline.probe.scheduler.StatusChange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Meters of the prober: durations, failures, skipped probes. */
@Singleton
public final class ProbeMetrics implements ProbeListener {

    private final MeterRegistry registry;
    private final DurationHistograms histograms;
    private final Provider<DependencyMeters> dependencies;
    private final CertificateMeters certificates;
    private final Map<String, Timer> durations = new ConcurrentHashMap<>();
    /** Asking the registry for a timer costs more than recording with it. */
    private volatile Optional<Timer> lateness = Optional.empty();

    /** @param dependencies need the prober, which needs this */
    ProbeMetrics(
            MeterRegistry registry,
            DurationHistograms histograms,
            Provider<DependencyMeters> dependencies,
            CertificateMeters certificates) {
        this.certificates = certificates;
        this.registry = registry;
        this.histograms = histograms;
        this.dependencies = dependencies;
        registry.config().onMeterRemoved(this::forget);
    }

    @Override
    public void observed(Observation observation, Duration late) {
        lateness().record(late);
        if (RouteDependency.isOne(observation.dependency())) {
            RouteMeters.observed(registry, histograms, observation);
            return;
        }
        durations.computeIfAbsent(observation.dependency(), this::duration).record(observation.duration());
        countFailure(observation);
    }

    private Timer lateness() {
        var known = lateness;
        if (known.isEmpty()) {
            known = Optional.of(
                    histograms.timer(DurationHistograms.LATENESS, "Time from when a probe was due to its start"));
            lateness = known;
        }
        return known.get();
    }

    private void forget(Meter removed) {
        lateness = lateness.filter(timer -> !timer.equals(removed));
        durations.values().remove(removed);
    }

    private Timer duration(String dependency) {
        return histograms.timer(DurationHistograms.PROBES, "How long probes took", DependencyMeters.TAG, dependency);
    }

    @Override
    public void certified(String dependency, Status status, Optional<Instant> expiry) {
        if (!RouteDependency.isOne(dependency)) {
            certificates.note(dependency, status, expiry);
        }
    }

    @Override
    public void appeared(Dependency dependency) {
        dependencies.get().appeared(dependency);
    }

    @Override
    public void vanished(Dependency dependency) {
        dependencies.get().vanished(dependency);
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
