// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.util.Arrays;

/** A set of instants: closed spans on a line of milliseconds, disjoint and in order. Immutable. */
final class IntervalSet {

    private final double[] from;
    private final double[] to;

    private IntervalSet(double[] from, double[] to) {
        this.from = from;
        this.to = to;
    }

    /** The sum of the lengths, in milliseconds. */
    double length() {
        var sum = 0.0;
        for (var i = 0; i < from.length; i++) {
            sum += to[i] - from[i];
        }
        return sum;
    }

    /** Every instant that lies at most {@code reach} after one of these. */
    IntervalSet reachingOn(double reach) {
        var wider = new Collector();
        for (var i = 0; i < from.length; i++) {
            wider.add(from[i], to[i] + reach);
        }
        return wider.spans();
    }

    /** The length of what is both in these and in the others, in milliseconds. */
    double overlap(IntervalSet others) {
        var sum = 0.0;
        var i = 0;
        var j = 0;
        while (i < from.length && j < others.from.length) {
            sum += Math.max(0, Math.min(to[i], others.to[j]) - Math.max(from[i], others.from[j]));
            if (to[i] < others.to[j]) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }

    /** Gathers spans whose starts come in order; those that touch become one. */
    static final class Collector {

        private double[] from = new double[16];
        private double[] to = new double[16];
        private int size;

        void add(double start, double end) {
            if (size > 0 && start <= to[size - 1]) {
                to[size - 1] = Math.max(to[size - 1], end);
                return;
            }
            if (size == from.length) {
                from = Arrays.copyOf(from, 2 * size);
                to = Arrays.copyOf(to, 2 * size);
            }
            from[size] = start;
            to[size++] = end;
        }

        IntervalSet spans() {
            return new IntervalSet(Arrays.copyOf(from, size), Arrays.copyOf(to, size));
        }
    }
}
