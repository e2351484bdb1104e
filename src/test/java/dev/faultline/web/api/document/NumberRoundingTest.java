// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberRoundingTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.5, 0.5",
        "0.123456789, 0.123457",
        "0.00012345678, 0.000123457",
        "1.23456789e-12, 1.23457e-12",
        "0.99999999, 1",
        "3.14159265, 3.14159",
        "-0.25, -0.25"
    })
    void aShareHasSixSignificantDigits(double value, double expected) {
        assertThat(NumberRounding.share(value)).isEqualTo(expected);
    }

    @Test
    void aShareIsRoundedAsItsExactValueIs() {
        var random = new Random(3);
        var digits = new MathContext(6, RoundingMode.HALF_EVEN);
        for (var i = 0; i < 20_000; i++) {
            var value = Math.pow(10, -12 * random.nextDouble()) * random.nextDouble();
            assertThat(NumberRounding.share(value))
                    .as("%s", value)
                    .isEqualTo(new BigDecimal(value).round(digits).doubleValue());
        }
    }
}
