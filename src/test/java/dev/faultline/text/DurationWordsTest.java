// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationWordsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1 s",
        "5240, 5.2 s",
        "59949, 59.9 s",
        "59960, 60 s",
        "60400, 60 s",
        "60600, 61 s",
        "90000, 90 s",
        "119499, 119 s",
        "119500, 2 min",
        "409000, 6 min 49 s",
        "720000, 12 min",
        "12000000, 3 h 20 min",
        "187200000, 2 d 4 h",
        "-90000, 90 s"
    })
    void aDurationIsWrittenInUnitsThatSuitIt(long millis, String words) {
        assertThat(DurationWords.of(Duration.ofMillis(millis))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"5000, 6200, 5 s to 6.2 s", "5000, 5001, 5 s"})
    void boundsThatReadAlikeAreWrittenOnce(long least, long most, String words) {
        assertThat(DurationWords.range(Duration.ofMillis(least), Duration.ofMillis(most)))
                .isEqualTo(words);
    }
}
