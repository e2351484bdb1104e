// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;
import java.util.Arrays;

/**
 * Errors all over a window: every instant of it weighs the same.
 *
 * @param from its start in epoch milliseconds
 * @param to its end, after {@code from}
 */
record UniformErrors(long from, long to) implements ErrorDistribution {

    @Override
    public double mean(PiecewiseCurve curve, long shift) {
        return curve.integral(from + shift, to + shift) / (to - from);
    }

    /**
     * The mean is a quadratic function of the lag between any two lags at which an end of the window meets a boundary of the
     * curve. So it is largest at one of those or at a vertex between two of them.
     */
    @Override
    public ErrorLag bestLag(PiecewiseCurve curve, long maxLag) {
        var best = new ErrorLag(0, mean(curve, 0));
        if (curve.pieces() == 0) {
            return best;
        }
        var lags = meetings(curve, maxLag);
        for (var i = 1; i < lags.length; i++) {
            var vertex = vertex(curve, lags[i - 1], lags[i]);
            for (var lag = (long) Math.floor(vertex); lag <= Math.ceil(vertex); lag++) {
                best = best.orBetter(lag, mean(curve, -lag));
            }
            best = best.orBetter(lags[i], mean(curve, -lags[i]));
        }
        return best;
    }

    private long[] meetings(PiecewiseCurve curve, long maxLag) {
        var lags = new long[16];
        lags[0] = 0;
        lags[1] = maxLag;
        var size = 2;
        for (var end : new long[] {from, to}) {
            var first = Math.max(curve.pieceAt(end - maxLag), 0);
            for (var i = first; i <= curve.pieces() && boundary(curve, i) <= end; i++) {
                var lag = end - boundary(curve, i);
                if (lag <= maxLag) {
                    lags = size == lags.length ? Arrays.copyOf(lags, 2 * size) : lags;
                    lags[size++] = lag;
                }
            }
        }
        return Arrays.stream(lags, 0, size).sorted().distinct().toArray();
    }

    private static long boundary(PiecewiseCurve curve, int index) {
        return curve.end(index - 1);
    }

    /** The lag strictly between the two at which the mean has a vertex; the first of the two if there is none. */
    private double vertex(PiecewiseCurve curve, long lag, long next) {
        var middle = (lag + next) / 2.0;
        var first = curve.pieceAt((long) Math.floor(from - middle));
        var last = curve.pieceAt((long) Math.floor(to - middle));
        // The derivative by the lag, times the length of the window, and how that changes.
        var rise = curve.value(first, from - middle) - curve.value(last, to - middle);
        var bend = curve.slope(last) - curve.slope(first);
        if (bend == 0) {
            return lag;
        }
        var vertex = middle - rise / bend;
        return vertex > lag && vertex < next ? vertex : lag;
    }

    @Override
    public IntervalSet shiftsReaching(double level, PiecewiseCurve curve, long least, long most) {
        return new WindowSweep(curve, to - from).reaching(level, from + least, from + most, from);
    }
}
