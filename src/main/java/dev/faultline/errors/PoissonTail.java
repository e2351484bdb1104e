// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

/** How likely so many independent events are where a mean is expected: the upper tail of the Poisson distribution. */
final class PoissonTail {

    /** From here on Stirling's series is exact to eleven digits. */
    private static final int LARGE = 10;

    private PoissonTail() {}

    /**
     * The chance of {@code count} events or more.
     *
     * @param mean how many are expected, not negative
     * @return 0 to 1
     */
    static double atLeast(long count, double mean) {
        if (count <= 0) {
            return 1;
        }
        if (mean <= 0) {
            return 0;
        }
        return count > mean ? Math.min(1, from(count, mean)) : Math.max(0, 1 - below(count, mean));
    }

    /** The sum of the terms from {@code count} on, which fall. */
    private static double from(long count, double mean) {
        var term = exactly(count, mean);
        var sum = 0.0;
        for (var i = count; sum + term > sum; i++) {
            sum += term;
            term *= mean / (i + 1);
        }
        return sum;
    }

    /** The sum of the terms below {@code count}, which fall towards 0. */
    private static double below(long count, double mean) {
        var term = exactly(count - 1, mean);
        var sum = 0.0;
        for (var i = count - 1; i >= 0 && sum + term > sum; i--) {
            sum += term;
            term *= i / mean;
        }
        return sum;
    }

    private static double exactly(long count, double mean) {
        return Math.exp(count * Math.log(mean) - mean - logFactorial(count));
    }

    private static double logFactorial(long n) {
        if (n < LARGE) {
            var log = 0.0;
            for (var i = 2; i <= n; i++) {
                log += Math.log(i);
            }
            return log;
        }
        var inverse = 1.0 / n;
        return n * Math.log(n)
                - n
                + Math.log(2 * Math.PI * n) / 2
                + inverse / 12
                - Math.pow(inverse, 3) / 360
                + Math.pow(inverse, 5) / 1260;
    }
}
