// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoredRoutesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health",
                "/q/health/ready",
                "/shop/q/health/live",
                "/actuator/health",
                "/actuator/health/readiness",
                "/shop/actuator/health/**",
                "/health",
                "/health/ready",
                "/healthz",
                "/livez",
                "/readyz?verbose"
            })
    void healthIsNoRouteOfAUser(String route) {
        assertThat(IgnoredRoutes.USUAL.cover(route)).isTrue();
        assertThat(IgnoredRoutes.NONE.cover(route)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/healthcare", "/healthy-food/7", "/api/health-insurance", "/q/healthy", "/orders/health"})
    void whatOnlyBeginsLikeItIs(String route) {
        assertThat(IgnoredRoutes.USUAL.cover(route)).isFalse();
    }
}
