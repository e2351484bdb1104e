// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

/** Arrays over successive steps of a grid. */
final class GridArrays {

    /** So many successive values are spread in one go. */
    static final int AT_ONCE = 4;

    private GridArrays() {}

    /** The given array, or a longer one if it has no room for so many. */
    static double[] withRoom(double[] values, int count) {
        return values.length < count ? new double[2 * count] : values;
    }

    /** Makes each of the first so many values the largest of itself and of up to {@code back} values before it. */
    static void trailingMaximum(double[] values, int count, int back) {
        if (back == 0 || count == 0) {
            return;
        }
        // The indices of values that may still be the largest, in a ring: falling, with values that fall too. From the
        // end on,
        // no value is overwritten before it was looked at.
        var room = Integer.highestOneBit(Math.min(back, count)) << 1;
        var open = new int[room];
        var first = 0;
        var size = 0;
        var next = count - 1;
        for (var i = count - 1; i >= 0; i--) {
            while (next >= 0 && next >= i - back) {
                while (size > 0 && values[open[(first + size - 1) & (room - 1)]] <= values[next]) {
                    size--;
                }
                open[(first + size++) & (room - 1)] = next--;
            }
            var largest = values[open[first & (room - 1)]];
            if (open[first & (room - 1)] == i) {
                first++;
                size--;
            }
            values[i] = largest;
        }
    }

    /**
     * Adds to {@code sums[i]} the sum over j of {@code weights[j] * values[i + j]}. Costs as much as the weights for each
     * change of the values: they are the same over long stretches.
     */
    static void addWeighted(double[] values, double[] weights, double factor, double[] sums) {
        var rises = new double[sums.length];
        for (var j = 0; j < weights.length; j++) {
            rises[0] += weights[j] * values[j];
        }
        for (var i = 1; i < values.length; i++) {
            var rise = values[i] - values[i - 1];
            if (rise != 0) {
                var end = Math.min(weights.length, i);
                for (var j = Math.max(i - sums.length + 1, 0); j < end; j++) {
                    rises[i - j] += weights[j] * rise;
                }
            }
        }
        var sum = 0.0;
        for (var i = 0; i < sums.length; i++) {
            sum += rises[i];
            sums[i] += factor * sum;
        }
    }

    /**
     * Adds to {@code sums[i + k]} each of the first values times {@code weights[k]}. Most values are 0, and the others stand
     * together: so it takes them four at a time, which costs a third of one after the other.
     *
     * @param values with {@link #AT_ONCE} zeros behind the last one
     * @param padded the weights, with three zeros before the first and three behind the last
     * @param sums with room for {@link #AT_ONCE} more than there are sums
     */
    static void addSpread(double[] values, int count, double[] padded, double[] sums) {
        var reach = padded.length - (AT_ONCE - 1);
        var i = 0;
        while (i < count) {
            if (values[i] == 0) {
                i++;
                continue;
            }
            var first = values[i];
            var second = values[i + 1];
            var third = values[i + 2];
            var fourth = values[i + 3];
            for (var k = 0; k < reach; k++) {
                sums[i + k] +=
                        first * padded[k + 3] + second * padded[k + 2] + third * padded[k + 1] + fourth * padded[k];
            }
            i += AT_ONCE;
        }
    }
}
