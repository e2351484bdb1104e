// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.testing.ResponseCounts;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostedRoutesTest {

    private final PostedRoutes routes = new PostedRoutes();

    @Test
    void aRouteTooManyIsOneOfTheOthersAndTheFirstOnesKeepTheirName() {
        IntStream.range(0, PostedRoutes.MOST).forEach(i -> routes.bound(of("/" + i)));

        assertThat(routes.bound(of("/late")).route()).contains(PostedRoutes.OTHERS);
        assertThat(routes.bound(of("/7"))).isEqualTo(of("/7"));
    }

    @Test
    void anErrorOfNoRouteStaysOne() {
        var nowhere = ResponseCounts.anywhere()
                .by(ErrorSource.POSTED)
                .at(Instant.EPOCH)
                .errors(1);

        assertThat(routes.bound(nowhere)).isEqualTo(nowhere);
    }

    private static ResponseCount of(String route) {
        return ResponseCounts.on(route)
                .by(ErrorSource.POSTED)
                .at(Instant.EPOCH)
                .requests(9)
                .saying("boom at " + route)
                .errors(4);
    }
}
