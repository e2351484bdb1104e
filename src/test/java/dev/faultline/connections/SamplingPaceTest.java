// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SamplingPaceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SamplingPace pace = new SamplingPace();

    @BeforeEach
    void warm() {
        for (var i = 0; i < 10; i++) {
            pace.next(SECOND, Duration.ofMillis(1));
        }
    }

    @Test
    void theFirstDoNotCountForTheirCodeIsCold() {
        assertThat(new SamplingPace().next(SECOND, Duration.ofSeconds(2))).isEqualTo(SECOND);
    }

    @Test
    void aCheapReadingIsMadeEverySecond() {
        assertThat(pace.next(SECOND, Duration.ofNanos(300_000))).isEqualTo(SECOND);
    }

    @Test
    void aDearOneTakesLessThanTwoMillisecondsASecond() {
        pace.next(SECOND, Duration.ofMillis(8));
        pace.next(SECOND, Duration.ofMillis(8));

        assertThat(pace.next(SECOND, Duration.ofMillis(8))).isEqualTo(Duration.ofMillis(4_800));
    }

    @Test
    void aSingleDearOneDoesNotCount() {
        assertThat(pace.next(SECOND, Duration.ofMillis(900))).isEqualTo(SECOND);
    }

    @Test
    void fifteenSecondsAreTheLongestButForALongerInterval() {
        pace.next(SECOND, Duration.ofSeconds(2));
        pace.next(SECOND, Duration.ofSeconds(2));

        assertThat(pace.next(SECOND, Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(15));
        assertThat(pace.next(Duration.ofSeconds(30), Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(30));
    }
}
