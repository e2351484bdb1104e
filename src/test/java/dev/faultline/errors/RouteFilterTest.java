// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteFilterTest {

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
            a query asked where the response has none              | /pay?a=b        | /pay               | true
            a query of the response where none was asked           | /pay            | /pay?a=b           | true
            the same query on both                                 | /pay?a=b        | /pay?a=b           | true
            another query on each                                  | /pay?a=b        | /pay?a=c           | true
            a query of the response below a pattern                | /checkout/*     | /checkout/pay?a=b  | true
            a slash at the end of the asked one only               | /pay/           | /pay               | false
            a slash at the end of the response only                | /pay            | /pay/              | false
            another case is another route                          | /Pay            | /pay               | false
            the pattern asked is the route of the response         | /orders/*       | /orders/*          | true
            a wider pattern than that of the response              | /*              | /orders/*          | true
            a longer pattern than that of the response             | /orders/*/items | /orders/*          | false
            """)
    void aRouteIsMeantByTheOneThatIsAsked(
            String situation, @Nullable String asked, @Nullable String seen, boolean meant) {
        var filter = RouteFilter.of(Optional.ofNullable(asked));

        assertThat(filter.includes(Optional.ofNullable(seen))).as(situation).isEqualTo(meant);
    }

    @Test
    void oneOfSeveralRoutesIsEnough() {
        var filter = RouteFilter.of(Set.of("/cart", "/pay/*"));

        assertThat(filter.includes(Optional.of("/pay/now"))).isTrue();
        assertThat(filter.includes(Optional.of("/home"))).isFalse();
    }

    @Test
    void aStarInTheNameThatASourceGivesIsNoWildcard() {
        var filter = RouteFilter.ofNames(List.of("/**"));

        assertThat(filter.includes(Optional.of("/**"))).isTrue();
        assertThat(filter.includes(Optional.empty())).isTrue();
        assertThat(filter.includes(Optional.of("/pay"))).isFalse();
    }
}
