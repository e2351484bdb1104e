// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.changes.ChangeContext.Errors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ten errors in ten seconds, quiet for nine minutes, ten more: held against a change right before the first. */
class ErrorOnsetTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant FIRST_END = NOON.plusSeconds(10);
    private static final Instant LAST_END = NOON.plusSeconds(550);
    private static final Instant CHANGE = NOON.minusSeconds(5);

    private static final List<ErrorBurst> FIRST_BURST = List.of(new ErrorBurst(NOON, FIRST_END, Map.of()));

    private static final List<Errors> ERRORS = List.of(
            new Errors(NOON.minusSeconds(60), 1),
            new Errors(NOON, FIRST_END, 10),
            new Errors(NOON.plusSeconds(540), LAST_END, 10));

    @Test
    void errorsBeforeAChangeAreHeldAgainstTheRateOfTheFirstSpan() {
        var inSpans = ErrorOnset.of(CHANGE, context(LAST_END, FIRST_BURST));

        assertThat(inSpans).isEqualTo(ErrorOnset.of(CHANGE, context(FIRST_END, List.of())));
        assertThat(inSpans.factor()).isGreaterThan(0.95);
    }

    @Test
    void theQuietBetweenSpansWouldMakeEarlierErrorsWeighMore() {
        assertThat(ErrorOnset.of(CHANGE, context(LAST_END, List.of())).factor()).isLessThan(0.93);
    }

    private static ChangeContext context(Instant to, List<ErrorBurst> bursts) {
        return new ChangeContext(
                NOON,
                to,
                FailureTrace.NONE,
                Optional.of(NOON),
                bursts,
                Optional.of(NOON.minus(Duration.ofDays(7))),
                ERRORS,
                List.of(),
                Map.of(),
                Set.of());
    }
}
