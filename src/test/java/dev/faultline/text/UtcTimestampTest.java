// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimestampTest {

    @Test
    void itReadsWhatTheLibraryReadsInWholeMilliseconds() {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++) {
            var instant = Instant.ofEpochSecond(
                    random.nextLong(253_402_300_800L), random.nextInt(4) == 0 ? 0 : random.nextInt(1_000_000_000));
            assertThat(UtcTimestamp.read(instant.toString()))
                    .as("%s", instant)
                    .contains(instant.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "now",
                "2026-11-22",
                "2026-11-22T14:02:11",
                "2026-11-22T14:02:11+00:00",
                "2026-11-22T14:02:11z",
                "2026-11-22T14:02:11.Z",
                "2026-11-22T14:02:11.12 Z",
                "2026-11-22T14:02:11.1234567890Z",
                "2026-11-22T14:02:60Z",
                "2026-11-22T24:00:00Z",
                "2026-02-30T14:02:11Z",
                "2026-13-01T14:02:11Z",
                "2026-11-22 14:02:11Z",
                "+2026-11-22T14:02:11Z"
            })
    void itLeavesEveryOtherFormToOthers(String text) {
        assertThat(UtcTimestamp.read(text)).isEmpty();
    }
}
