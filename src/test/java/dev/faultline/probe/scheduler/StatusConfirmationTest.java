// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusConfirmationTest {

    private static final Instant START = Instant.parse("2026-11-22T14:00:00Z");

    @Test
    void oneFailureIsNotEnoughWhereTwoAreAskedFor() {
        assertThat(confirmed(2, 1, "UP DOWN UP DOWN DOWN DOWN UP"))
                .containsExactly("UP UP UP UP DOWN DOWN UP".split(" "));
    }

    @Test
    void aRecoveryIsConfirmedByItsOwnThreshold() {
        assertThat(confirmed(1, 3, "DOWN UP UP DOWN UP UP UP"))
                .containsExactly("DOWN DOWN DOWN DOWN DOWN DOWN UP".split(" "));
    }

    @Test
    void theConfirmingObservationNamesTheFailure() {
        assertThat(confirmed(2, 1, "UP DOWN DEGRADED")).endsWith("DEGRADED");
        assertThat(confirmed(2, 1, "UP DEGRADED DOWN")).endsWith("DOWN");
    }

    @Test
    void fromDegradedToDownTakesAsManyAsFromUp() {
        assertThat(confirmed(2, 1, "DEGRADED DEGRADED DEGRADED DOWN DEGRADED DOWN DOWN"))
                .containsExactly("UNKNOWN DEGRADED DEGRADED DEGRADED DEGRADED DEGRADED DOWN".split(" "));
    }

    @Test
    void whatCouldNotTellNeitherConfirmsNorInterrupts() {
        assertThat(confirmed(2, 2, "UNKNOWN UP UNKNOWN UP DOWN UNKNOWN DOWN UNKNOWN"))
                .containsExactly("UNKNOWN UNKNOWN UNKNOWN UP UP UP DOWN DOWN".split(" "));
    }

    @Test
    void itHoldsSinceTheEndOfTheObservationThatConfirmedIt() {
        var confirmation = StatusConfirmation.none(START);

        for (var second = 10; second <= 40; second += 10) {
            confirmation = confirmation.after(observation(second, Status.DOWN), TestPaces.confirmedBy(2, 1));
        }

        assertThat(confirmation.since()).isEqualTo(START.plusMillis(20_250));
    }

    private static List<String> confirmed(int failures, int successes, String seen) {
        var confirmation = StatusConfirmation.none(START);
        var result = new ArrayList<String>();
        for (var status : seen.split(" ")) {
            confirmation = confirmation.after(
                    observation(10, Status.valueOf(status)), TestPaces.confirmedBy(failures, successes));
            result.add(confirmation.status().name());
        }
        return result;
    }

    private static Observation observation(int second, Status status) {
        var failure = switch (status) {
            case UP -> FailureClass.NONE;
            case DEGRADED -> FailureClass.SLOW;
            case DOWN -> FailureClass.CONNECT;
            case UNKNOWN -> FailureClass.PROBER;
        };
        return new Observation(
                "db",
                START.plusSeconds(second),
                Duration.ofNanos(250_999_000),
                status,
                failure,
                "",
                Map.of(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3));
    }
}
