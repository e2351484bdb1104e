// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Rounds the numbers of responses. */
final class NumberRounding {

    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final MathContext MEAN_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private static final double FACTOR = 1e6;
    private static final double SMALLEST_QUICK = 1e-9;

    private NumberRounding() {}

    /** The share to six significant digits, so that a small one never turns into none. */
    static double share(double value) {
        return value == 0 || value == 1 ? value : value > SMALLEST_QUICK && value < 1 ? quickly(value) : exactly(value);
    }

    /** With powers of ten that a double is exact for, so that the result is the double nearest to the six digits. */
    private static double quickly(double value) {
        var factor = FACTOR;
        while (value * factor < FACTOR / 10) {
            factor *= 10;
        }
        return Math.rint(value * factor) / factor;
    }

    private static double exactly(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    /** A mean of so many milliseconds to three significant digits: more cannot be drawn, and 50 lanes of it go over the wire. */
    static double meanMillis(double millis) {
        return new BigDecimal(millis).round(MEAN_DIGITS).doubleValue();
    }

    /** The duration in milliseconds, with microseconds as the fraction. */
    static double millis(Duration duration) {
        return duration.toNanos() / 1_000 / 1_000.0;
    }
}
