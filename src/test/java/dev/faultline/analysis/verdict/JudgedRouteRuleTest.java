// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Which errors of a question count, by the route of its window: as a pattern, queries ignored. */
class JudgedRouteRuleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/routes/route-rules.csv", delimiter = '|', numLinesToSkip = 1)
    void aRouteIsMeantByTheOneThatIsAsked(
            String situation, @Nullable String asked, @Nullable String seen, boolean meant) {
        var error = new ErrorSample(NOON, 2, Optional.ofNullable(seen), "");
        var window = new JudgedWindow(NOON.minusSeconds(10), NOON.plusSeconds(10), Optional.ofNullable(asked));

        var inquiry = JudgingContext.of(new VerdictQuestion(
                window, List.of(error), Duration.ZERO, Duration.ZERO, Optional.empty(), NOON.plusSeconds(60)));

        assertThat(inquiry.hasErrors()).as(situation).isEqualTo(meant);
        assertThat(inquiry.elsewhere()).as(situation).isEqualTo(meant ? 0 : 2);
        assertThat(inquiry.outside()).as(situation).isZero();
    }
}
