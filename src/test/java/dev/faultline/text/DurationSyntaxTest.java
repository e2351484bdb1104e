// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationSyntaxTest {

    @ParameterizedTest
    @CsvSource({
        "250ms, PT0.25S",
        "90s, PT90S",
        "2m, PT2M",
        "1h30m, PT90M",
        "7d, PT168H",
        "PT1.5S, PT1.5S",
        "-PT5S, PT-5S"
    })
    void aDurationIsASumOfAmountsOrIso8601(String text, Duration expected) {
        assertThat(DurationSyntax.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "m", "-15m", "15 m", "1.5h", "5M", "5 parsecs", "P", "999999999999999999d"})
    void whatIsNoDurationIsNotTakenForOne(String text) {
        assertThat(DurationSyntax.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0s", "PT0.25S, 250ms", "PT90S, 90s", "PT2M, 2m", "PT48H, 2d"})
    void aDurationIsWrittenWithTheLargestUnitThatFits(Duration duration, String text) {
        assertThat(DurationSyntax.text(duration)).isEqualTo(text);
    }
}
