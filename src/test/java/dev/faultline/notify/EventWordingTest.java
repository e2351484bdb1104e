// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentKind;
import dev.faultline.testing.IncidentBuilder;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventWordingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void errorsAreCountedWhereTheyHappened() {
        var incident = new IncidentBuilder("a", NOON, NOON.plusSeconds(30))
                .route(Optional.of("/pay"))
                .errors(12)
                .build();

        assertThat(EventWording.of(EventType.WINDOW_OPENED, incident))
                .isEqualTo("5xx on /pay since 12:00:00 UTC, 12 so far.");
        assertThat(EventWording.of(EventType.WINDOW_CLOSED, incident))
                .isEqualTo("Over: 12 × 5xx on /pay, 12:00:00–12:00:30 UTC.");
    }

    @Test
    void anOutageWithoutErrorsSaysWhatItIs() {
        assertThat(EventWording.of(EventType.WINDOW_OPENED, outage(IncidentKind.ROUTES_FAIL)))
                .isEqualTo("Most checked routes fail without a 5xx since 12:00:00 UTC.");
        assertThat(EventWording.of(EventType.WINDOW_OPENED, outage(IncidentKind.NO_TRAFFIC)))
                .isEqualTo("No requests since 12:00:00 UTC.");
        assertThat(EventWording.of(EventType.WINDOW_CLOSED, outage(IncidentKind.NO_TRAFFIC)))
                .isEqualTo("Over: no requests, 12:00:00–12:00:30 UTC.");
    }

    private static Incident outage(IncidentKind kind) {
        return new IncidentBuilder("a", NOON, NOON.plusSeconds(30)).kind(kind).build();
    }
}
