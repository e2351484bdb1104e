// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:10:00.500Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T14:02:11Z, 2026-11-22T14:02:11Z",
        "2026-11-22T14:02:11.123456Z, 2026-11-22T14:02:11.123Z",
        "2026-11-22t14:02:11z, 2026-11-22T14:02:11Z",
        "2026-11-22T15:02:11+01:00, 2026-11-22T14:02:11Z",
        "2026-11-22T15:02:11 01:00, 2026-11-22T14:02:11Z",
        "2026-11-22T09:02:11-05:00, 2026-11-22T14:02:11Z",
        "1795356131, 2026-11-22T14:02:11Z",
        "1795356131.25, 2026-11-22T14:02:11.250Z",
        "1795356131250, 2026-11-22T14:02:11.250Z",
        "now, 2026-11-22T14:10:00.500Z",
        "-15m, 2026-11-22T13:55:00.500Z",
        "-1h30m, 2026-11-22T12:40:00.500Z",
        "-PT90S, 2026-11-22T14:08:30.500Z",
        "0, 1970-01-01T00:00:00Z"
    })
    void everyFormOfAnInstantIsUnderstood(String text, Instant expected) {
        assertThat(InstantText.parse(text, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-11-22",
                "2026-11-22T14:02:11",
                "2026-02-30T00:00:00Z",
                "-",
                "--15m",
                "+15m",
                "-15",
                "1e9",
                "-36501d",
                "99999999999999999999",
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z"
            })
    void whatIsNoInstantIsNotTakenForOne(String text) {
        assertThat(InstantText.parse(text, NOW)).isEmpty();
    }

    @Test
    void whatOnlyMillisecondsCouldMeanIsReadAsMilliseconds() {
        assertThat(InstantText.parse("99999999999", NOW)).contains(Instant.ofEpochSecond(99_999_999_999L));
        assertThat(InstantText.parse("100000000000", NOW)).contains(Instant.ofEpochMilli(100_000_000_000L));
    }
}
