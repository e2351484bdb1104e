// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;
import java.util.Arrays;

/** The shifts at which an error passes a boundary of a curve, and by how much the mean then jumps and changes its slope. */
final class SlopeChanges {

    private final long origin;
    private final int indexBits;
    private final double[] jump;
    private final double[] bend;
    /** Distance from the origin, then index: sorted by one comparison. */
    private final long[] keys;

    private int size;

    /**
     * @param capacity how many there are at most
     * @param origin a shift before all of them
     */
    SlopeChanges(int capacity, long origin) {
        this.origin = origin;
        this.indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(capacity);
        this.jump = new double[capacity];
        this.bend = new double[capacity];
        this.keys = new long[capacity];
    }

    void add(long shift, double jumpBy, double bendBy) {
        jump[size] = jumpBy;
        bend[size] = bendBy;
        keys[size] = (shift - origin) << indexBits | size;
        size++;
    }

    /** Adds to {@code spans} where in [origin, {@code to}] the mean of the curve over the errors reaches the level. */
    void follow(ErrorInstants errors, PiecewiseCurve curve, long to, double level, IntervalSet.Collector spans) {
        Arrays.sort(keys, 0, size);
        var from = origin;
        var end = size == 0 ? to : shift(0);
        var value = errors.mean(curve, (double) from);
        var slope = (errors.mean(curve, (from + end) / 2.0) - value) / ((end - from) / 2.0);
        for (var i = 0; i <= size; i++) {
            end = i == size ? to : shift(i);
            var next = value + slope * (end - from);
            if (from < end) {
                addLine(spans, from, end, value - level, next - level);
            }
            from = end;
            value = next;
            if (i < size) {
                var index = (int) (keys[i] & ((1L << indexBits) - 1));
                value += jump[index];
                slope += bend[index];
            }
        }
    }

    private long shift(int i) {
        return origin + (keys[i] >> indexBits);
    }

    /** Adds where a straight line that goes from one excess to the other is not negative. */
    private static void addLine(IntervalSet.Collector spans, long from, long to, double excess, double excessAtEnd) {
        if (excess >= 0 && excessAtEnd >= 0) {
            spans.add(from, to);
        } else if (excess >= 0) {
            spans.add(from, from + (to - from) * excess / (excess - excessAtEnd));
        } else if (excessAtEnd >= 0) {
            spans.add(from + (to - from) * excess / (excess - excessAtEnd), to);
        }
    }
}
