// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The positions of a grid at which a curve explains at least so much of a pattern at some lag, for several levels at once.
 * It goes from failure to failure: between them nothing is explained.
 */
final class ReachingPositions {

    private final BaselineGrid grid;
    private final GridPattern pattern;
    private final PiecewiseCurve curve;
    private final double[] levels;
    private final List<BitSet> reached = new ArrayList<>();

    /** Positions whose explanations hang together: from the first to the last that a row of failures is felt at. */
    private int first;

    private int last = Integer.MIN_VALUE;
    private long failingFrom;
    private long failingTo;

    private ReachingPositions(BaselineGrid grid, GridPattern pattern, PiecewiseCurve curve, double[] levels) {
        this.grid = grid;
        this.pattern = pattern;
        this.curve = curve;
        this.levels = levels;
        for (var i = 0; i < levels.length; i++) {
            reached.add(new BitSet());
        }
    }

    /**
     * The positions at which at least a level is explained, for each of the levels; these are over 0.
     */
    static List<BitSet> of(BaselineGrid grid, GridPattern pattern, PiecewiseCurve curve, double... levels) {
        var positions = new ReachingPositions(grid, pattern, curve, levels);
        if (levels.length > 0 && grid.positions() > 0) {
            positions.find();
        }
        return positions.reached;
    }

    private void find() {
        var piece = Math.max(curve.pieceAt(grid.earliest()), 0);
        for (; piece < curve.pieces() && curve.start(piece) <= grid.latest(); piece++) {
            if (curve.ceiling(piece) > 0) {
                extend(curve.start(piece), curve.end(piece));
            }
        }
        settle();
    }

    private void extend(long start, long end) {
        var felt = pattern.firstFelt(start);
        if (felt > last + 1) {
            settle();
            first = felt;
            failingFrom = start;
        }
        failingTo = end;
        last = Math.max(last, pattern.lastFelt(end) + grid.lagSteps());
    }

    private void settle() {
        var from = Math.max(first, 0);
        var to = Math.min(last, grid.positions() - 1);
        if (from > to) {
            return;
        }
        var most = pattern.atMost(curve.integral(failingFrom, failingTo), failingTo - failingFrom);
        if (!anyLevel(most)) {
            return;
        }
        var explained = pattern.explained(curve, from, to);
        for (var level = 0; level < levels.length; level++) {
            var least = levels[level] - ErrorDistribution.EPSILON;
            var positions = reached.get(level);
            for (var i = 0; i < explained.length; i++) {
                if (explained[i] >= least) {
                    positions.set(from + i);
                }
            }
        }
    }

    private boolean anyLevel(double most) {
        for (var level : levels) {
            if (most >= level - ErrorDistribution.EPSILON) {
                return true;
            }
        }
        return false;
    }
}
