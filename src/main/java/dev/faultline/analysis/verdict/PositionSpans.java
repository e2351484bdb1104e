// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.util.Arrays;
import java.util.Collection;

/**
 * Positions of a grid, as spans of successive ones: of half a million positions it takes a few numbers for each failure of
 * the past, not a bit for each position. Grows at its end only.
 */
final class PositionSpans {

    /** Where each span begins and where it ends, by turns; the end is not in it. */
    private int[] bounds = new int[16];

    private int used;

    /** The positions from {@code begin} up to one before {@code end}. */
    static PositionSpans of(int begin, int end) {
        var spans = new PositionSpans();
        spans.add(begin, end);
        return spans;
    }

    /** All that are in any of them. */
    static PositionSpans anyOf(Collection<PositionSpans> all) {
        var begins = new long[all.stream().mapToInt(PositionSpans::spans).sum()];
        var next = 0;
        for (var each : all) {
            for (var i = 0; i < each.used; i += 2) {
                begins[next++] = (long) each.bounds[i] << Integer.SIZE | each.bounds[i + 1];
            }
        }
        Arrays.sort(begins);
        var any = new PositionSpans();
        for (var begin : begins) {
            any.add((int) (begin >> Integer.SIZE), (int) begin);
        }
        return any;
    }

    /**
     * Adds the positions from {@code begin} up to one before {@code end}; nothing if there is none.
     *
     * @param begin not negative, and not before the last span begins
     */
    void add(int begin, int end) {
        if (begin >= end) {
            return;
        }
        if (used > 0 && begin <= bounds[used - 1]) {
            if (begin < bounds[used - 2]) {
                throw new IllegalArgumentException(begin + " comes before " + bounds[used - 2]);
            }
            bounds[used - 1] = Math.max(bounds[used - 1], end);
            return;
        }
        if (used == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * used);
        }
        bounds[used++] = begin;
        bounds[used++] = end;
    }

    int spans() {
        return used / 2;
    }

    int begin(int span) {
        return bounds[2 * span];
    }

    /** One after the last position of a span. */
    int end(int span) {
        return bounds[2 * span + 1];
    }

    boolean isEmpty() {
        return used == 0;
    }

    /** How many positions there are. */
    int count() {
        var count = 0;
        for (var i = 0; i < used; i += 2) {
            count += bounds[i + 1] - bounds[i];
        }
        return count;
    }

    /** How many of them are in the other, too. */
    int countIn(PositionSpans other) {
        return in(other).count();
    }

    /** Those that are in the other, too. */
    PositionSpans in(PositionSpans other) {
        var common = new PositionSpans();
        var i = 0;
        var j = 0;
        while (i < used && j < other.used) {
            common.add(Math.max(bounds[i], other.bounds[j]), Math.min(bounds[i + 1], other.bounds[j + 1]));
            if (bounds[i + 1] <= other.bounds[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return common;
    }

    /** Those that are not in the other. */
    PositionSpans without(PositionSpans other) {
        var rest = new PositionSpans();
        var j = 0;
        for (var i = 0; i < used; i += 2) {
            var begin = bounds[i];
            while (j < other.used && other.bounds[j] < bounds[i + 1]) {
                rest.add(begin, Math.min(other.bounds[j], bounds[i + 1]));
                begin = Math.max(begin, other.bounds[j + 1]);
                if (other.bounds[j + 1] > bounds[i + 1]) {
                    break;
                }
                j += 2;
            }
            rest.add(begin, bounds[i + 1]);
        }
        return rest;
    }
}
