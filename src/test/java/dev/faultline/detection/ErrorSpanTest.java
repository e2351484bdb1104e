// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ErrorSpanTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration GAP = Duration.ofSeconds(30);

    @Test
    void withoutErrorsThereIsNone() {
        assertThat(ErrorSpan.of(List.of(), GAP)).isEmpty();
    }

    @Test
    void errorsInAnyOrderMakeOneUpToTheGap() {
        assertThat(ErrorSpan.of(List.of(failed(60, 60), failed(0, 0), failed(30, 30)), GAP))
                .containsExactly(span(0, 60));
    }

    @Test
    void furtherApartTheyMakeTwoByTime() {
        assertThat(ErrorSpan.of(List.of(failed(31, 31), failed(0, 0)), GAP)).containsExactly(span(0, 0), span(31, 31));
    }

    @Test
    void oneThatLastsLongerReachesBeyondThoseWithinIt() {
        assertThat(ErrorSpan.of(List.of(failed(0, 100), failed(10, 20), failed(130, 140)), GAP))
                .containsExactly(span(0, 140));
    }

    private static ErrorSpan span(int first, int last) {
        return new ErrorSpan(NOON.plusSeconds(first), NOON.plusSeconds(last));
    }

    private static ResponseCount failed(int from, int to) {
        return new ResponseCount(
                ErrorSource.METRICS,
                Optional.empty(),
                NOON.plusSeconds(from),
                NOON.plusSeconds(to),
                OptionalLong.empty(),
                1,
                "");
    }
}
