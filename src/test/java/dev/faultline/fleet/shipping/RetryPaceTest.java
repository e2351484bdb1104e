// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.ManualTime;
import java.time.Duration;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RetryPaceTest {

    private static final int SHIPPERS = 1_000;
    private static final Duration AWAY = Duration.ofMinutes(28);

    private final SplittableRandom random = new SplittableRandom(28);
    private final ManualTime time = new ManualTime();
    private final TreeMap<Long, Integer> attempts = new TreeMap<>();
    private final TreeMap<Long, Integer> comebacks = new TreeMap<>();
    private long backAt;

    @Test
    void aThousandThatFailedTogetherDoNotComeBackTogether() {
        backAt = time.nanoTime() + AWAY.toNanos();
        for (var i = 0; i < SHIPPERS; i++) {
            var pace = new RetryPace(random.split());
            time.at(time.nanoTime(), () -> attempt(pace));
        }

        time.advance(AWAY.plus(Duration.ofMinutes(2)));

        assertThat(comebacks.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(SHIPPERS);
        assertThat(Collections.max(comebacks.values()))
                .as("the busiest second after it is back")
                .isLessThan(SHIPPERS * 6 / 100);
        var atTheCap = attempts.subMap(second(backAt) - 600, second(backAt)).values();
        assertThat(Collections.max(atTheCap))
                .as("the busiest second at the cap")
                .isLessThan(SHIPPERS * 7 / 100);
    }

    private void attempt(RetryPace pace) {
        attempts.merge(second(time.nanoTime()), 1, Integer::sum);
        if (time.nanoTime() < backAt) {
            time.at(time.nanoTime() + pace.failed().toNanos(), () -> attempt(pace));
        } else {
            comebacks.merge(second(time.nanoTime()), 1, Integer::sum);
            pace.acknowledged();
        }
    }

    private static long second(long nanos) {
        return Math.floorDiv(nanos, 1_000_000_000L);
    }

    @Test
    void theFirstRetryIsDrawnTooAndTheBoundIsCappedBeforeTheDraw() {
        var first = new TreeMap<Long, Integer>();
        var capped = new TreeMap<Long, Integer>();
        for (var i = 0; i < 10_000; i++) {
            var pace = new RetryPace(random.split());
            first.merge(pace.failed().toMillis() / 100, 1, Integer::sum);
            for (var more = 0; more < 20; more++) {
                pace.failed();
            }
            capped.merge(pace.failed().toMillis() / 6_000, 1, Integer::sum);
        }

        assertThat(first.headMap(10L).values()).hasSize(10).allMatch(count -> count > 800);
        assertThat(capped.headMap(10L).values()).hasSize(10).allMatch(count -> count > 800);
        assertThat(capped.lastKey()).isLessThanOrEqualTo(10);
    }

    @Test
    void onlyAnAcknowledgedBatchEndsIt() {
        var pace = new RetryPace(random);
        pace.failed();
        assertThat(pace.isFailing()).isTrue();

        pace.acknowledged();

        assertThat(pace.isFailing()).isFalse();
        assertThat(pace.failed()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
