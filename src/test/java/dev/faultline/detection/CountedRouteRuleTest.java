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
import org.junit.jupiter.params.provider.CsvFileSource;

/** Which answers an incident counts, by the routes that failed in it: by name, no pattern, queries ignored. */
class CountedRouteRuleTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/routes/route-rules.csv", delimiter = '|', numLinesToSkip = 1)
    void aRouteIsMeantByTheOneThatIsAsked(
            String situation, @Nullable String asked, @Nullable String seen, boolean asPattern, boolean meant) {
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
