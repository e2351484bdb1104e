// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Status;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificateMetersTest {

    private static final Instant EXPIRY = Instant.parse("2027-01-02T03:04:05Z");
    private static final String NAME = "faultline.certificate.expiry.timestamp.seconds";

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final CertificateMeters meters = new CertificateMeters(registry);

    private Optional<Double> seconds() {
        return Optional.ofNullable(registry.find(NAME).tag("dependency", "api").gauge())
                .map(Gauge::value);
    }

    @Test
    void whatNeverMadeAHandshakeHasNone() {
        meters.note("api", Status.UP, Optional.empty());
        meters.note("api", Status.DOWN, Optional.empty());

        assertThat(seconds()).isEmpty();
    }

    @Test
    void theLastHandshakeCounts() {
        meters.note("api", Status.DOWN, Optional.of(EXPIRY.minusSeconds(60)));
        meters.note("api", Status.UP, Optional.of(EXPIRY));

        assertThat(seconds()).contains((double) EXPIRY.getEpochSecond());
    }

    @Test
    void itStaysWhileNoHandshakeIsReached() {
        meters.note("api", Status.UP, Optional.of(EXPIRY));
        meters.note("api", Status.DOWN, Optional.empty());

        assertThat(seconds()).isPresent();
    }

    @Test
    void whatIsUpWithoutTlsHasNoneAnyMore() {
        meters.note("api", Status.UP, Optional.of(EXPIRY));
        meters.note("api", Status.UP, Optional.empty());

        assertThat(seconds()).isEmpty();
    }

    @Test
    void whatWasRemovedWithItsDependencyComesBackWithTheNextHandshake() {
        meters.note("api", Status.UP, Optional.of(EXPIRY));
        registry.clear();
        meters.note("api", Status.UP, Optional.of(EXPIRY));

        assertThat(seconds()).isPresent();
    }
}
