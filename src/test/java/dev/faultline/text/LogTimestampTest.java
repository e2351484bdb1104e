// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTimestampTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-22T13:10:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-22T14:02:11.123Z|2026-11-22T14:02:11.123Z",
                "2026-11-22 14:02:11,123456 rest|2026-11-22T13:02:11.123Z",
                "2026/11/22 14:02:11|2026-11-22T13:02:11Z",
                "2026-11-22T14:02:11+05:30|2026-11-22T08:32:11Z",
                "2026-11-22T14:02:11-0530|2026-11-22T19:32:11Z",
                "2026-11-22 14:02:11.5+02|2026-11-22T12:02:11.5Z",
                "2026-11-22 14:02:11 -12 items|2026-11-22T13:02:11Z",
                "22/Nov/2026:14:02:11 +0000]|2026-11-22T14:02:11Z",
                "22-Nov-2026 14:02:11.123|2026-11-22T13:02:11.123Z",
                "Nov 22, 2026 2:02:11 PM|2026-11-22T13:02:11Z"
            })
    void aTimeWithItsDateIsReadInItsOffsetOrInTheZoneOfTheLog(String text, Instant instant) {
        var found = LogTimestamp.withDate(text, 0, ZONE).orElseThrow();

        assertThat(found.instant()).isEqualTo(instant);
        assertThat(found.hasFraction()).isEqualTo(instant.getNano() > 0);
    }

    @Test
    void aTimeAloneIsOfTheDayThatBringsItClosestToNow() {
        var found = LogTimestamp.at("[23:59:59.999] x", 1, ZONE, Instant.parse("2026-11-22T23:00:01Z"));

        assertThat(found).contains(new LogTimestamp.Found(Instant.parse("2026-11-22T22:59:59.999Z"), true, 13));
    }

    @Test
    void theTimeOfGosKitchenIsRead() {
        assertThat(LogTimestamp.at("2:02PM ERR x", 0, ZONE, NOW))
                .contains(new LogTimestamp.Found(Instant.parse("2026-11-22T13:02:00Z"), false, 6));
        assertThat(LogTimestamp.at("12:02AM ERR x", 0, ZONE, NOW).orElseThrow().instant())
                .isEqualTo(Instant.parse("2026-11-22T23:02:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-22",
                "31/Feb/2026:14:00:00",
                "2026-11-22T25:00:00Z",
                "14:02",
                "14:02PM x",
                "2:02pm x",
                "x14:02:11"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(LogTimestamp.at(text, 0, ZONE, NOW)).isEmpty();
    }
}
