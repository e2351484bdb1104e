// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.IgnoredRoutes;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteNormalizerTest {

    private final RouteNormalizer routes = new RouteNormalizer(IgnoredRoutes.USUAL);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/, /",
                "/checkout, /checkout",
                "/checkout/, /checkout/",
                "/checkout/ping?card=4111, /checkout/ping",
                "/api/v2/orders/4711/items, /api/v2/orders/*/items",
                "/users/cc21d9b0-cf5c-432b-8c7e-98aeb7988cd2, /users/*",
                "/blobs/deadbeef01, /blobs/*",
                "/feedback/facade, /feedback/facade",
                "/users/jane.doe@example.org/edit, /users/*/edit",
                "/a%20b/c, /*/c",
                "/cart;jsessionid=0A1B2C?x=1, /cart",
                "/cart;v=1/pay#top, /cart/pay",
                "/order-20261122-77, /*",
                "/s3/oauth2/css, /s3/oauth2/css",
                "https://shop.example:8443/cart?x, /cart",
                "/reset/eyJhbGciOiJIUzI1NiJ9, /reset/*"
            })
    void aRouteIsThePathWithoutQueryHostAndIds(String target, String route) {
        assertThat(routes.of(answered(200, target))).contains(route);
    }

    @Test
    void whatIsNoPathHasNoRoute() {
        assertThat(routes.of(answered(200, "*"))).isEmpty();
        assertThat(routes.of(answered(400, ""))).isEmpty();
        assertThat(routes.of(answered(200, "db:5432"))).isEmpty();
    }

    @Test
    void routesAreBoundedAndSomeAreLeftForThoseThatFail() {
        var names = new HashSet<String>();

        for (var i = 0; i < 5_000; i++) {
            names.add(routes.of(answered(200, "/page/" + word(i))).orElseThrow());
        }
        for (var i = 0; i < 5_000; i++) {
            names.add(routes.of(answered(500, "/failing/" + word(i))).orElseThrow());
        }

        assertThat(names).hasSize(501).contains(RouteNormalizer.OTHERS);
        assertThat(names.stream().filter(name -> name.startsWith("/failing/"))).hasSize(100);
    }

    @Test
    void whatNobodyServesIsNoRoute() {
        assertThat(routes.of(answered(404, "/wp-login.php"))).contains(RouteNormalizer.OTHERS);
        routes.of(answered(200, "/cart"));
        assertThat(routes.of(answered(404, "/cart"))).contains("/cart");
    }

    private static String word(int number) {
        return Integer.toString(number, 36).replaceAll("[0-9]", "x") + "-" + "y".repeat(number % 26)
                + "z".repeat(number / 1000) + (char) ('a' + number % 23) + (char) ('a' + number % 19)
                + (char) ('a' + number % 17);
    }

    private static AccessLogEntry answered(int status, String target) {
        return new AccessLogEntry(LoggedTime.ofMillis(0), status, target);
    }
}
