// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** The errors of a pattern, gathered into cells of one step of a grid. */
final class ErrorCells {

    /** Spans are taken to be of so many lengths at most, each one up to twice the one before it. */
    private static final int SHORTEST_SPAN = 1;

    /**
     * Errors whose requests had run for about the same time.
     *
     * @param back how many cells before its response the span of each begins
     * @param ahead how many cells after it the span ends
     * @param weights the share of them in each cell
     */
    record SpanClass(int back, int ahead, double[] weights) {}

    private final long step;
    private final long start;
    private final int count;
    private final double[] weights;
    private final List<SpanClass> spans = new ArrayList<>();
    private final double[] backwards;
    private final double[] heaviest;
    private final int ahead;
    private final int back;

    /** @param step of the grid, in milliseconds */
    ErrorCells(long step, ErrorPattern pattern) {
        this.step = step;
        var times = times(pattern);
        this.start = times[0];
        this.count = (int) ((times[1] - start) / step) + 1;
        this.weights = new double[count];
        if (pattern.followed().orElse(null) instanceof ErrorInstants instants) {
            for (var i = 0; i < instants.size(); i++) {
                weights[cell(instants.time(i))] += instants.share(i);
            }
        }
        pattern.spans().ifPresent(this::gather);
        this.backwards = backwards(weights);
        this.heaviest = heaviest(weights);
        this.ahead = spans.stream().mapToInt(SpanClass::ahead).max().orElse(0);
        this.back = spans.stream().mapToInt(SpanClass::back).max().orElse(0);
    }

    /** The start of the first cell in epoch milliseconds. */
    long start() {
        return start;
    }

    /** How many cells there are. */
    int count() {
        return count;
    }

    /** The share of the errors at instants in each cell; not to be changed. */
    double[] weights() {
        return weights;
    }

    /** The same from the last cell to the first, with {@code GridArrays.AT_ONCE - 1} zeros on either side. */
    double[] backwards() {
        return backwards;
    }

    /** The errors that are known as spans, by their length. */
    List<SpanClass> spans() {
        return spans;
    }

    /** At most so much weight is in so many cells. */
    double heaviest(int cells) {
        return heaviest[cells];
    }

    /** How many steps after its response the span of any error reaches. */
    int ahead() {
        return ahead;
    }

    /** How many steps before its response the span of any error reaches. */
    int back() {
        return back;
    }

    private static long[] times(ErrorPattern pattern) {
        var first = pattern.followed().map(ErrorDistribution::first).orElse(Long.MAX_VALUE);
        var last = pattern.followed().map(ErrorDistribution::last).orElse(Long.MIN_VALUE);
        if (pattern.spans().isPresent()) {
            var known = pattern.spans().get();
            first = Math.min(first, known.time(0));
            last = Math.max(last, known.time(known.size() - 1));
        }
        return new long[] {first, last};
    }

    private int cell(long time) {
        return (int) ((time - start) / step);
    }

    private void gather(ErrorSpans known) {
        var byBack = new TreeMap<Integer, double[]>();
        var reach = (int) Math.round((double) known.ahead() / step);
        for (var i = 0; i < known.size(); i++) {
            var length = (int) Math.round((double) known.back(i) / step);
            var rounded = length <= SHORTEST_SPAN ? length : Integer.highestOneBit(length - 1) << 1;
            byBack.computeIfAbsent(rounded, each -> new double[count])[cell(known.time(i))] += known.share(i);
        }
        byBack.forEach((length, shares) -> spans.add(new SpanClass(length, reach, shares)));
    }

    private static double[] backwards(double[] weights) {
        var padding = GridArrays.AT_ONCE - 1;
        var backwards = new double[weights.length + 2 * padding];
        for (var i = 0; i < weights.length; i++) {
            backwards[padding + i] = weights[weights.length - 1 - i];
        }
        return backwards;
    }

    private static double[] heaviest(double[] weights) {
        var sorted = weights.clone();
        Arrays.sort(sorted);
        var sums = new double[sorted.length + 1];
        for (var i = 0; i < sorted.length; i++) {
            sums[i + 1] = Math.min(sums[i] + sorted[sorted.length - 1 - i], 1);
        }
        return sums;
    }
}
