// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import dev.faultline.timeline.LatencyVisitor;
import java.util.HashMap;
import java.util.Map;

/** Adds up, by dependency and column, how long answers took. */
final class LatencyTally implements LatencyVisitor {

    private final ColumnGrid grid;
    private final Map<String, Sums> sums = new HashMap<>();

    LatencyTally(ColumnGrid grid) {
        this.grid = grid;
    }

    private record Sums(double[] counts, double[] micros) {

        void add(int column, double count, double took) {
            counts[column] += count;
            micros[column] += took;
        }
    }

    /** What of it lies beside the grid is left out. */
    @Override
    public void took(String dependency, long firstMillis, long lastMillis, long count, long micros) {
        var start = grid.startMillis(0);
        var end = grid.startMillis(grid.columns());
        if (lastMillis < start || firstMillis >= end) {
            return;
        }
        var of = sums.computeIfAbsent(
                dependency, name -> new Sums(new double[grid.columns()], new double[grid.columns()]));
        var length = lastMillis - firstMillis + 1.0;
        var last = grid.column(lastMillis);
        for (var column = grid.column(firstMillis); column <= last; column++) {
            var from = Math.max(firstMillis, grid.startMillis(column));
            var to = Math.min(lastMillis + 1, grid.startMillis(column + 1));
            var share = (to - from) / length;
            of.add(column, count * share, micros * share);
        }
    }

    /** Those of one dependency. */
    LaneLatency of(String dependency) {
        var found = sums.get(dependency);
        return found == null ? LaneLatency.none(grid.columns()) : new LaneLatency(found.counts(), found.micros());
    }
}
