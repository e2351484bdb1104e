// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

/** A function of a whole number, as the sum of straight lines each of which holds over a part of its range. */
final class LagSweep {

    private final double[] constant;
    private final double[] slope;

    /**
     * @param size its range is [0, {@code size})
     */
    LagSweep(int size) {
        constant = new double[size + 1];
        slope = new double[size + 1];
    }

    int size() {
        return constant.length - 1;
    }

    /** Adds a line over [{@code from}, {@code to}) that has the given value at {@code from}. */
    void add(int from, int to, double value, double rise) {
        if (value == 0 && rise == 0) {
            return;
        }
        var atZero = value - rise * from;
        constant[from] += atZero;
        slope[from] += rise;
        constant[to] -= atZero;
        slope[to] -= rise;
    }

    /** The best of the given lag and those from {@code base} on. */
    ErrorLag best(ErrorLag before, long base) {
        var best = before;
        var level = 0.0;
        var rise = 0.0;
        for (var i = 0; i < size(); i++) {
            level += constant[i];
            rise += slope[i];
            best = best.orBetter(base + i, Math.min(level + rise * i, 1));
        }
        return best;
    }
}
