// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "250ms, PT0.25S",
        "90s, PT90S",
        "15m, PT15M",
        "1h30m, PT90M",
        "7d, PT168H",
        "0s, PT0S",
        "PT90S, PT90S",
        "pt1m, PT1M",
        "P1D, PT24H"
    })
    void everyFormOfADurationIsUnderstood(String text, Duration expected) {
        assertThat(DurationText.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "15",
                "m",
                "-15m",
                "15 m",
                "1.5h",
                "5 parsecs",
                "PT-5S",
                "P",
                "99999999999999999d",
                "999999999999d"
            })
    void whatIsNoDurationIsNotTakenForOne(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }
}
