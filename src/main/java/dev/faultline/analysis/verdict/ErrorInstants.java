// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.basics.BinarySearch;
import dev.faultline.timeline.PiecewiseCurve;
import java.util.Map;
import java.util.SortedMap;

/** Errors at single instants, each with a weight; the weights sum up to 1. */
final class ErrorInstants implements ErrorDistribution {

    /** Lags are gone through in so many at a time, to bound the memory that takes. */
    private static final int LAGS_AT_ONCE = 1 << 16;

    private final long[] at;
    /** The weight of all that come before each. */
    private final double[] weight;
    /** The sum of weight times distance from the first, of all that come before each. */
    private final double[] moment;

    /**
     * @param counts how many errors there were at each epoch millisecond, each at least 1; not empty
     */
    ErrorInstants(SortedMap<Long, Long> counts) {
        var total = (double) counts.values().stream().mapToLong(Long::longValue).sum();
        at = new long[counts.size()];
        weight = new double[at.length + 1];
        moment = new double[at.length + 1];
        var seen = 0L;
        var i = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            at[i] = entry.getKey();
            seen += entry.getValue();
            weight[i + 1] = seen / total;
            moment[i + 1] = moment[i] + entry.getValue() / total * (at[i] - at[0]);
            i++;
        }
    }

    long first() {
        return at[0];
    }

    long last() {
        return at[at.length - 1];
    }

    int size() {
        return at.length;
    }

    @Override
    public double mean(PiecewiseCurve curve, long shift) {
        return mean(curve, (double) shift);
    }

    /** As {@link #mean(PiecewiseCurve, long)}, also for a shift by halves of a millisecond. */
    double mean(PiecewiseCurve curve, double shift) {
        var sum = 0.0;
        var next = 0;
        while (next < at.length) {
            var piece = curve.pieceAt((long) Math.floor(at[next] + shift));
            var end = curve.end(piece);
            var until = end == Long.MAX_VALUE ? at.length : firstFrom(end - shift);
            var held = weight[until] - weight[next];
            if (curve.slope(piece) == 0) {
                sum += held * curve.floor(piece);
            } else {
                // The value at the first of them all, were the slope to go on so far, and how the others differ from
                // it.
                var start = curve.start(piece);
                var offset = at[0] + shift - start;
                var atStart = curve.slope(piece) > 0 ? 0 : 1;
                sum += held * (atStart + curve.slope(piece) * offset)
                        + curve.slope(piece) * (moment[until] - moment[next]);
            }
            next = until;
        }
        return Math.min(Math.max(sum, 0), 1);
    }

    /** The weight of the errors in [{@code from}, {@code to}). */
    double weightIn(double from, double to) {
        return to <= from ? 0 : weight[firstFrom(to)] - weight[firstFrom(from)];
    }

    /** How many errors lie strictly between the two. */
    int timesBetween(long from, long to) {
        return Math.max(firstFrom(to) - firstFrom(from + 1), 0);
    }

    /** The index of the first error at or after the given instant. */
    int firstFrom(double instant) {
        return BinarySearch.first(at.length, i -> at[i] >= instant);
    }

    long time(int index) {
        return at[index];
    }

    double share(int index) {
        return weight[index + 1] - weight[index];
    }

    /** The mean is piecewise linear in the lag, with its corners at whole milliseconds: it is added up for each of them. */
    @Override
    public ErrorLag bestLag(PiecewiseCurve curve, long maxLag) {
        var best = new ErrorLag(0, mean(curve, 0));
        if (curve.pieces() == 0 || maxLag == 0) {
            return best;
        }
        for (var base = 0L; base <= maxLag; base += LAGS_AT_ONCE) {
            var sums = new LagSweep((int) Math.min(LAGS_AT_ONCE, maxLag - base + 1));
            for (var i = 0; i < at.length; i++) {
                addValues(sums, curve, at[i] - base, weight[i + 1] - weight[i]);
            }
            best = sums.best(best, base);
        }
        return new ErrorLag(best.millis(), mean(curve, -best.millis()));
    }

    /** Adds the curve as it is seen going back from one instant. */
    private static void addValues(LagSweep sums, PiecewiseCurve curve, long instant, double share) {
        var lag = 0;
        while (lag < sums.size()) {
            var piece = curve.pieceAt(instant - lag);
            var start = curve.start(piece);
            var until = start == Long.MIN_VALUE ? sums.size() : (int) Math.min(sums.size(), instant - start + 1);
            sums.add(lag, until, share * curve.value(piece, instant - lag), -share * curve.slope(piece));
            lag = until;
        }
    }

    @Override
    public IntervalSet shiftsReaching(double level, PiecewiseCurve curve, long least, long most) {
        return new LevelSearch(curve, this, level).reaching(least, most);
    }
}
