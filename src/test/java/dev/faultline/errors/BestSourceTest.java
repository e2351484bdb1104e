// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import static dev.faultline.errors.ErrorSource.ACCESS_LOG;
import static dev.faultline.errors.ErrorSource.METRICS;
import static dev.faultline.errors.ErrorSource.POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BestSourceTest {

    @Test
    void nobodyCountedNothing() {
        assertThat(BestSource.of(List.of())).isEmpty();
    }

    @Test
    void theSourceWithTheMostErrorsInAllCounts() {
        var pay = counted(ACCESS_LOG, "/pay", 2);
        var cart = counted(ACCESS_LOG, "/cart", 2);
        var posted = counted(POSTED, "/pay", 3);

        assertThat(BestSource.of(List.of(cart, posted, pay))).containsExactly(cart, pay);
    }

    @Test
    void ofEqualsTheFirstInTheOrderOfTheSourcesCounts() {
        var metrics = counted(METRICS, "/pay", 3);
        var log = counted(ACCESS_LOG, "/pay", 3);

        assertThat(BestSource.of(List.of(metrics, log))).containsExactly(log);
    }

    @Test
    void withoutAnyErrorTheFirstSourceCounts() {
        var metrics = counted(METRICS, "/pay", 0);

        assertThat(BestSource.of(List.of(metrics, counted(POSTED, "/pay", 0)))).containsExactly(metrics);
    }

    private static ResponseCount counted(ErrorSource source, String route, long errors) {
        var noon = Instant.parse("2026-11-22T12:00:00Z");
        return new ResponseCount(source, Optional.of(route), noon, noon, OptionalLong.of(90), errors, "");
    }
}
