// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.probe.Status;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Meters of when the certificates expire that dependencies show; none for those without TLS. */
@Singleton
final class CertificateMeters {

    private static final String EXPIRY = "faultline.certificate.expiry.timestamp.seconds";
    private static final double MILLIS = Duration.ofSeconds(1).toMillis();

    private final MeterRegistry registry;
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

    CertificateMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.config().onMeterRemoved(this::removed);
    }

    /** Takes what a probe saw. One that got no handshake done leaves what was known; one that is up without TLS removes it. */
    void note(String dependency, Status status, Optional<Instant> expiry) {
        if (expiry.isPresent()) {
            if (expiries.put(dependency, expiry.get()) == null) {
                register(dependency);
            }
        } else if (status == Status.UP && expiries.containsKey(dependency)) {
            registry.find(EXPIRY).tag(DependencyMeters.TAG, dependency).meters().forEach(registry::remove);
        }
    }

    private void register(String dependency) {
        Gauge.builder(EXPIRY, expiries, known -> seconds(known, dependency))
                .description("When the first certificate of the chain in use expires, in seconds since 1970")
                .tag(DependencyMeters.TAG, dependency)
                .register(registry);
    }

    private static double seconds(Map<String, Instant> known, String dependency) {
        var expiry = known.get(dependency);
        return expiry == null ? Double.NaN : expiry.toEpochMilli() / MILLIS;
    }

    private void removed(Meter meter) {
        var dependency = meter.getId().getTag(DependencyMeters.TAG);
        if (dependency != null && meter.getId().getName().equals(EXPIRY)) {
            expiries.remove(dependency);
        }
    }
}
