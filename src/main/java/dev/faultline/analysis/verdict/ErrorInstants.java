// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;
import java.util.Map;
import java.util.SortedMap;

/** Errors at single instants, each with a weight; the weights sum up to 1. */
final class ErrorInstants implements ErrorDistribution {

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

    @Override
    public long first() {
        return at[0];
    }

    @Override
    public long last() {
        return at[at.length - 1];
    }

    int size() {
        return at.length;
    }

    long time(int index) {
        return at[index];
    }

    double share(int index) {
        return weight[index + 1] - weight[index];
    }

    /** Goes from piece to piece of the curve, not from error to error. */
    @Override
    public double mean(PiecewiseCurve curve, long shift) {
        var sum = 0.0;
        var next = 0;
        while (next < at.length) {
            var piece = curve.pieceAt(at[next] + shift);
            var end = curve.end(piece);
            var until = end == Long.MAX_VALUE ? at.length : firstFrom(end - shift, next);
            sum += sum(curve, piece, next, until, shift);
            next = until;
        }
        return Math.min(Math.max(sum, 0), 1);
    }

    @Override
    public AtLags atLags(PiecewiseCurve curve, long most) {
        return LaggedMeans.of(this, curve, most);
    }

    /** The sum of weight times value over successive errors that lie in one piece of the curve. */
    double sum(PiecewiseCurve curve, int piece, int from, int to, long shift) {
        var held = weight[to] - weight[from];
        if (curve.slope(piece) == 0) {
            return held * curve.floor(piece);
        }
        // The value at the first of them all, were the slope to go on so far, and how the others differ from it.
        var offset = at[0] + shift - curve.start(piece);
        var atStart = curve.slope(piece) > 0 ? 0 : 1;
        return held * (atStart + curve.slope(piece) * offset) + curve.slope(piece) * (moment[to] - moment[from]);
    }

    /** The index of the first error at or after the given instant, which is none before {@code least}. */
    int firstFrom(long instant, int least) {
        var step = 1;
        var low = least;
        while (low + step < at.length && at[low + step] < instant) {
            low += step;
            step *= 2;
        }
        var high = Math.min(low + step, at.length);
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (at[middle] < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
