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

    private NumberRounding() {}

    /** The share to six significant digits, so that a small one never turns into none. */
    static double share(double value) {
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
