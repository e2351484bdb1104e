// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.DoubleUnaryOperator;

/** The obvious twin of a pattern: adds up millisecond by millisecond, or error by error, and tries every lag. */
final class SlowPattern {

    /** It knows of the milliseconds from minus {@code OFFSET} on. */
    private static final int OFFSET = 60;

    private static final int CELLS = 520;

    private final long from;
    private final long to;
    private final SortedMap<Long, Long> errors;
    /** The function at the first and at the last instant of every millisecond, and its integral up to there. */
    private final double[] rise = new double[CELLS];

    private final double[] start = new double[CELLS];
    private final double[] sum = new double[CELLS + 1];

    /** Errors all over the window, if none are given. The function is linear within each millisecond. */
    SlowPattern(long from, long to, SortedMap<Long, Long> errors, DoubleUnaryOperator function) {
        this.from = from;
        this.to = to;
        this.errors = errors;
        for (var i = 0; i < CELLS; i++) {
            var quarter = function.applyAsDouble(i - OFFSET + 0.25);
            var threeQuarters = function.applyAsDouble(i - OFFSET + 0.75);
            rise[i] = 2 * (threeQuarters - quarter);
            start[i] = quarter - rise[i] / 4;
            sum[i + 1] = sum[i] + (quarter + threeQuarters) / 2;
        }
    }

    double mean(double shift) {
        if (errors.isEmpty()) {
            return (integralTo(to + shift) - integralTo(from + shift)) / (to - from);
        }
        var total = 0.0;
        var weighted = 0.0;
        for (Map.Entry<Long, Long> error : errors.entrySet()) {
            total += error.getValue();
            weighted += error.getValue() * value(error.getKey() + shift);
        }
        return weighted / total;
    }

    ErrorLag bestLag(long maxLag) {
        var most = 0.0;
        for (var lag = 0L; lag <= maxLag; lag++) {
            most = Math.max(most, mean(-lag));
        }
        for (var lag = 0L; lag <= maxLag; lag++) {
            if (mean(-lag) >= most - 1e-9) {
                return new ErrorLag(lag, mean(-lag));
            }
        }
        throw new IllegalStateException("no lag is best");
    }

    /**
     * Where in [{@code least}, {@code most}] the mean reaches the level: looks at {@code steps} points of each millisecond
     * and at the vertex of the quadratic through three of them.
     */
    boolean[] reaching(double level, long least, long most, int steps) {
        var reached = new boolean[(int) (most - least) * steps];
        for (var cell = 0; cell < most - least; cell++) {
            for (var step = 0; step < steps; step++) {
                reached[cell * steps + step] = mean(least + cell + (step + 0.5) / steps) >= level;
            }
            var vertex = vertex(mean(least + cell + 0.25), mean(least + cell + 0.5), mean(least + cell + 0.75));
            for (var extreme : List.of(vertex, 0.0, 1 - 1e-9)) {
                if (extreme >= 0 && extreme < 1 && mean(least + cell + extreme) >= level) {
                    reached[cell * steps + (int) (extreme * steps)] = true;
                }
            }
        }
        return reached;
    }

    private static double vertex(double quarter, double half, double threeQuarters) {
        var bend = quarter - 2 * half + threeQuarters;
        return Math.abs(bend) < 1e-15 ? -1 : 0.5 - 0.25 * (threeQuarters - quarter) / (2 * bend);
    }

    private double value(double t) {
        var cell = (int) Math.floor(t);
        return start[cell + OFFSET] + rise[cell + OFFSET] * (t - cell);
    }

    private double integralTo(double t) {
        var cell = (int) Math.floor(t);
        var inside = t - cell;
        return sum[cell + OFFSET] + start[cell + OFFSET] * inside + rise[cell + OFFSET] * inside * inside / 2;
    }
}
