// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ResponseCount;
import dev.faultline.testing.ResponseCounts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers a report tallies, by the route that it is on: as a pattern, queries ignored. */
class TalliedRouteRuleTest {

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
        var counted = RouteTally.of(List.of(failed(Optional.ofNullable(seen))), Optional.ofNullable(asked));

        assertThat(counted.isPresent()).as(situation).isEqualTo(meant);
    }

    private static ResponseCount failed(Optional<String> route) {
        return ResponseCounts.of(route).requests(5).errors(2);
    }
}
