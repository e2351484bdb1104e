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
import org.junit.jupiter.params.provider.CsvSource;

/** Which errors of a question count, by the route of its window: as a pattern, queries ignored. */
class JudgedRouteRuleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            without a route asked every route is meant             |                 | /pay               | true
            without a route asked an unknown route is meant        |                 |                    | true
            the same route is meant                                | /pay            | /pay               | true
            another route is not                                   | /pay            | /cart              | false
            an unknown route may be the one asked                  | /pay            |                    | true
            an unknown route may fall under a pattern              | /checkout/*     |                    | true
            a route below a pattern                                | /checkout/*     | /checkout/pay      | true
            the head of a pattern                                  | /checkout/*     | /checkout          | true
            the head of a pattern with a slash                     | /checkout/*     | /checkout/         | true
            a route beside a pattern is not                        | /checkout/*     | /checkouts         | false
            a pattern over everything                              | *               | /checkout/pay      | true
            a query asked where the answer has none                | /pay?a=b        | /pay               | true
            a query of the answer where none was asked             | /pay            | /pay?a=b           | true
            the same query on both                                 | /pay?a=b        | /pay?a=b           | true
            another query on each                                  | /pay?a=b        | /pay?a=c           | true
            a query of the answer below a pattern                  | /checkout/*     | /checkout/pay?a=b  | true
            a slash at the end of the asked one only               | /pay/           | /pay               | false
            a slash at the end of the answer only                  | /pay            | /pay/              | false
            another case is another route                          | /Pay            | /pay               | false
            the pattern asked is the route of the answer           | /orders/*       | /orders/*          | true
            a wider pattern than that of the answer                | /*              | /orders/*          | true
            a longer pattern than that of the answer               | /orders/*/items | /orders/*          | false
            one of the routes that a pattern of the answer covers  | /orders/81      | /orders/*          | false
            """)
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
