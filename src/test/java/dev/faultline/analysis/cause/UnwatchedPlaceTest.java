// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.dependency.Dependency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnwatchedPlaceTest {

    private static final List<Dependency> WATCHED =
            List.of(timeline("orders-db").endpoints("db.shop.svc:5432").dependency());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connect to pay.example:8443 failed: connection refused | pay.example:8443",
                "Error: connect ECONNREFUSED 10.1.2.3:9511 | 10.1.2.3:9511",
                "java.net.UnknownHostException: pay.example | pay.example",
                "getaddrinfo ENOTFOUND pay.example | pay.example",
                "Get https://pay.example:443/health: context deadline exceeded (timeout) | pay.example:443",
            })
    void aPlaceThatNothingWatchesIsNamed(String message, String place) {
        assertThat(UnwatchedPlace.in(message, WATCHED)).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection to db:5432 refused",
                "Connection to db.shop.svc:5432 timed out",
                "connect ECONNREFUSED 127.0.0.1:5432",
                "UnknownHostException: orders-db",
            })
    void aPlaceThatIsWatchedIsNot(String message) {
        assertThat(UnwatchedPlace.in(message, WATCHED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NullPointerException at Cart.java:123 while connecting",
                "at 2026-11-22T14:02:11 the request timed out after 30:00",
                "index.js:17 cannot resolve module",
                "the order 4711:12 was refused",
                "price of pay.example:8443 is wrong",
            })
    void whatNamesNoPlaceThatIsOutOfReachIsNot(String message) {
        assertThat(UnwatchedPlace.in(message, WATCHED)).isEmpty();
    }

    @Test
    void theFirstOfSeveralPlacesThatIsNotWatchedIsNamed() {
        assertThat(UnwatchedPlace.in("db:5432 refused, then cache:6379 refused", WATCHED))
                .contains("cache:6379");
    }
}
