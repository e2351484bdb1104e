// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SweepTriggerTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration CLOSE_AFTER = Duration.ofSeconds(30);

    private final AtomicInteger sweeps = new AtomicInteger();
    private final List<Duration> alerts = new ArrayList<>();
    private final SweepTrigger trigger = new SweepTrigger(sweeps::incrementAndGet, alerts::add);

    @Test
    void theFirstErrorSweepsAndThoseThatFollowItDoNot() {
        seen(0, 0);
        seen(20, 20);
        seen(50, 50);

        assertThat(sweeps).hasValue(1);
    }

    @Test
    void theFirstErrorAfterAQuietTimeSweepsAgain() {
        seen(0, 0);
        seen(30, 30);
        assertThat(sweeps).hasValue(1);

        seen(61, 61);

        assertThat(sweeps).hasValue(2);
    }

    @Test
    void errorsOfLongAgoDoNotSweep() {
        seen(61, 0);
        assertThat(sweeps).hasValue(0);

        seen(61, 0, 1);

        assertThat(sweeps).hasValue(1);
    }

    @Test
    void anErrorThatBecomesKnownLateDoesNotSweepAgain() {
        seen(40, 40);
        seen(55, 5);

        assertThat(sweeps).hasValue(1);
    }

    @Test
    void thereAreTenSecondsBetweenTwoSweeps() {
        seen(0, 0);
        trigger.sweep(NOON.plusMillis(9_999));
        assertThat(sweeps).hasValue(1);

        trigger.sweep(NOON.plusSeconds(10));

        assertThat(sweeps).hasValue(2);
    }

    @Test
    void aClockThatWasSetBackDoesNotSilenceIt() {
        trigger.sweep(NOON);
        trigger.sweep(NOON.minus(Duration.ofHours(1)));

        assertThat(sweeps).hasValue(2);
    }

    @Test
    void itStaysAlertForAWhile() {
        trigger.stayAlert();

        assertThat(alerts).containsExactly(Duration.ofSeconds(10));
        assertThat(sweeps).hasValue(0);
    }

    private void seen(int now, int... seconds) {
        var failing = Arrays.stream(seconds)
                .mapToObj(NOON::plusSeconds)
                .map(at -> new ResponseCount(
                        ErrorSource.ACCESS_LOG, Optional.of("/pay"), at, at, OptionalLong.empty(), 1, ""))
                .toList();
        trigger.seen(failing, CLOSE_AFTER, NOON.plusSeconds(now));
    }
}
