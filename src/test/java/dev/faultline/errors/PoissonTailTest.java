// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoissonTailTest {

    @Test
    void nothingExpectedMakesAnyErrorImpossibleAndNoErrorCertain() {
        assertThat(PoissonTail.atLeast(1, 0)).isZero();
        assertThat(PoissonTail.atLeast(0, 0)).isOne();
        assertThat(PoissonTail.atLeast(0, 7)).isOne();
    }

    @Test
    void itIsOneLessTheChanceOfEachSmallerCount() {
        var random = new Random(11);
        for (var i = 0; i < 500; i++) {
            var mean = Math.exp(random.nextDouble() * 12 - 6);
            var count = 1 + random.nextInt(2 + (int) (mean * 2));

            assertThat(PoissonTail.atLeast(count, mean))
                    .as("%d or more of %s", count, mean)
                    .isCloseTo(slow(count, mean), within(1e-9));
        }
    }

    @Test
    void aSmallChanceIsAsExactAsALargeOne() {
        var mean = 3.0;
        var expected = 0.0;
        for (var i = 60; i >= 20; i--) {
            var term = Math.exp(-mean);
            for (var j = 1; j <= i; j++) {
                term *= mean / j;
            }
            expected += term;
        }

        assertThat(PoissonTail.atLeast(20, mean) / expected).isCloseTo(1, within(1e-9));
    }

    private static double slow(int count, double mean) {
        var context = MathContext.DECIMAL128;
        var term = BigDecimal.ONE;
        var fewer = BigDecimal.ZERO;
        for (var i = 0; i < count; i++) {
            fewer = fewer.add(term, context);
            term = term.multiply(BigDecimal.valueOf(mean), context).divide(BigDecimal.valueOf(i + 1L), context);
        }
        return 1 - fewer.multiply(BigDecimal.valueOf(Math.exp(-mean)), context).doubleValue();
    }
}
