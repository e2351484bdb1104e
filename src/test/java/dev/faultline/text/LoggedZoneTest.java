// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedZoneTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:00:03Z");

    /** A line that a logger in that zone writes so long after its time. */
    private static boolean learn(LoggedZone zone, ZoneId logger, Duration delay, Instant now) {
        var local = LocalDateTime.ofInstant(now.minus(delay), logger);
        return zone.learn(in -> Optional.of(local.atZone(in).toInstant()), now);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+02:00", "-05:00", "+05:30", "+05:45", "+14:00", "-12:00", "-03:30", "Europe/Berlin", "UTC"})
    void aLineThatWasJustWrittenTellsTheOffset(String name) {
        for (var seconds = 0; seconds < 90; seconds++) {
            var zone = new LoggedZone(Optional.empty());

            learn(zone, ZoneId.of(name), Duration.ofSeconds(seconds), NOW);

            assertThat(zone.zone().getRules().getOffset(NOW))
                    .isEqualTo(ZoneId.of(name).getRules().getOffset(NOW));
        }
    }

    @ParameterizedTest
    @CsvSource({"PT2M", "PT13M", "PT1H10M", "PT2H59M", "PT-20S", "PT15M", "PT24H"})
    void aLineThatComesLateForAnotherReasonTellsNothing(Duration delay) {
        var zone = new LoggedZone(Optional.empty());
        learn(zone, ZoneOffset.ofHours(2), Duration.ZERO, NOW);

        assertThat(learn(zone, ZoneOffset.ofHours(2), delay, NOW)).isFalse();
        assertThat(zone.zone()).isEqualTo(ZoneOffset.ofHours(2));
    }

    @Test
    void aChangeToSummerTimeIsFollowed() {
        var zone = new LoggedZone(Optional.empty());
        var berlin = ZoneId.of("Europe/Berlin");

        learn(zone, berlin, Duration.ZERO, Instant.parse("2026-03-29T00:59:00Z"));
        var hasChanged = learn(zone, berlin, Duration.ZERO, Instant.parse("2026-03-29T01:00:00Z"));

        assertThat(hasChanged).isTrue();
        assertThat(zone.zone()).isEqualTo(ZoneOffset.ofHours(2));
    }

    @Test
    void aConfiguredZoneStays() {
        var zone = new LoggedZone(Optional.of(ZoneId.of("Asia/Tokyo")));

        assertThat(learn(zone, ZoneOffset.UTC, Duration.ZERO, NOW)).isFalse();
        assertThat(zone.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void aTimeWithItsOffsetTellsNothing() {
        var zone = new LoggedZone(Optional.empty());
        var before = zone.zone();

        assertThat(zone.learn(in -> Optional.of(NOW.plusSeconds(7200)), NOW)).isFalse();
        assertThat(zone.zone()).isEqualTo(before);
    }
}
