// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.RouteFilter;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers an incident counts, by the routes that failed in it: by name, no pattern, queries ignored. */
class CountedRouteRuleTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            without a route asked every route is meant             |                 | /pay               | true
            without a route asked an unknown route is meant        |                 |                    | true
            the same route is meant                                | /pay            | /pay               | true
            another route is not                                   | /pay            | /cart              | false
            an unknown route may be the one asked                  | /pay            |                    | true
            an unknown route may fall under a pattern              | /checkout/*     |                    | true
            a route below a pattern                                | /checkout/*     | /checkout/pay      | false
            the head of a pattern                                  | /checkout/*     | /checkout          | false
            the head of a pattern with a slash                     | /checkout/*     | /checkout/         | false
            a route beside a pattern is not                        | /checkout/*     | /checkouts         | false
            a pattern over everything                              | *               | /checkout/pay      | false
            a query asked where the answer has none                | /pay?a=b        | /pay               | true
            a query of the answer where none was asked             | /pay            | /pay?a=b           | true
            the same query on both                                 | /pay?a=b        | /pay?a=b           | true
            another query on each                                  | /pay?a=b        | /pay?a=c           | true
            a query of the answer below a pattern                  | /checkout/*     | /checkout/pay?a=b  | false
            a slash at the end of the asked one only               | /pay/           | /pay               | false
            a slash at the end of the answer only                  | /pay            | /pay/              | false
            another case is another route                          | /Pay            | /pay               | false
            the pattern asked is the route of the answer           | /orders/*       | /orders/*          | true
            a wider pattern than that of the answer                | /*              | /orders/*          | false
            a longer pattern than that of the answer               | /orders/*/items | /orders/*          | false
            one of the routes that a pattern of the answer covers  | /orders/81      | /orders/*          | false
            """)
    void aRouteIsMeantByTheOneThatIsAsked(
            String situation, @Nullable String asked, @Nullable String seen, boolean meant) {
        Set<String> routes = Optional.ofNullable(asked).map(Set::of).orElse(Set.of());

        assertThat(RouteFilter.ofNames(routes).includes(failed(Optional.ofNullable(seen))))
                .as(situation)
                .isEqualTo(meant);
    }

    @Test
    void oneOfSeveralRoutesIsEnough() {
        var routes = Set.of("/cart", "/pay");

        assertThat(RouteFilter.ofNames(routes).includes(failed(Optional.of("/pay"))))
                .isTrue();
        assertThat(RouteFilter.ofNames(routes).includes(failed(Optional.of("/home"))))
                .isFalse();
    }

    private static ResponseCount failed(Optional<String> route) {
        var noon = Instant.parse("2026-11-22T12:00:00Z");
        return new ResponseCount(ErrorSource.ACCESS_LOG, route, noon, noon, OptionalLong.of(5), 2, "");
    }
}
