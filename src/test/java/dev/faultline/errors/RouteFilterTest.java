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
import org.junit.jupiter.params.provider.CsvFileSource;

class RouteFilterTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/routes/route-rules.csv", delimiter = '|', numLinesToSkip = 1)
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
