// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import java.util.Arrays;
import java.util.Collection;

/** Measured values, all of one unit. */
final class MeasuredValues {

    private final double[] sorted;

    MeasuredValues(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /** The smallest value that is not exceeded by this share of all, in (0, 1]: the nearest-rank definition. */
    double quantile(double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    double median() {
        return quantile(0.5);
    }

    double max() {
        return sorted[sorted.length - 1];
    }

    int size() {
        return sorted.length;
    }

    /** Change of a value for each second, by least squares; the values lie one second apart, in order. */
    static double slope(double[] values) {
        var middle = (values.length - 1) / 2.0;
        var mean = Arrays.stream(values).average().orElse(0);
        var covariance = 0.0;
        var variance = 0.0;
        for (var i = 0; i < values.length; i++) {
            covariance += (i - middle) * (values[i] - mean);
            variance += (i - middle) * (i - middle);
        }
        return variance == 0 ? 0 : covariance / variance;
    }
}
