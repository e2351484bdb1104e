// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import java.util.OptionalDouble;

/**
 * How long a dependency took to answer in each column: the mean over the observations that were UP or DEGRADED and started
 * in it. Where only sums over longer spans are at hand, these are shared out by time.
 */
public final class LaneLatency {

    private final double[] counts;
    private final double[] micros;

    /**
     * @param counts how many observations started in each column
     * @param micros how long they took together, in microseconds, of each column
     */
    LaneLatency(double[] counts, double[] micros) {
        this.counts = counts.clone();
        this.micros = micros.clone();
    }

    /** None in any of so many columns. */
    static LaneLatency none(int columns) {
        return new LaneLatency(new double[columns], new double[columns]);
    }

    public int columns() {
        return counts.length;
    }

    /** In milliseconds; absent where none started. */
    public OptionalDouble meanMillis(int column) {
        return counts[column] == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(micros[column] / 1_000 / counts[column]);
    }

    /** The highest of the means in milliseconds; absent if there is none. */
    public OptionalDouble highestMillis() {
        var highest = OptionalDouble.empty();
        for (var column = 0; column < counts.length; column++) {
            var mean = meanMillis(column);
            if (mean.isPresent() && (highest.isEmpty() || mean.getAsDouble() > highest.getAsDouble())) {
                highest = mean;
            }
        }
        return highest;
    }
}
