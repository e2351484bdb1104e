// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;
import java.util.Arrays;
import java.util.Optional;

/**
 * The positions of a grid at which a curve explains at least so much of a pattern, at whatever lag is best there. As {@link
 * ReachingPositions}, but for one level, which is quicker.
 */
final class LevelPositions {

    private final BaselineGrid grid;
    private final GridPattern pattern;
    private final PiecewiseCurve curve;
    private final double level;
    private final Optional<UniformErrors> window;
    private final PositionSpans reached = new PositionSpans();
    private double[] rises = new double[256];

    private LevelPositions(BaselineGrid grid, GridPattern pattern, PiecewiseCurve curve, double level) {
        this.grid = grid;
        this.pattern = pattern;
        this.curve = curve;
        this.level = level - ErrorDistribution.EPSILON;
        this.window = pattern.window();
    }

    /**
     * @param level over 0
     */
    static PositionSpans of(BaselineGrid grid, GridPattern pattern, PiecewiseCurve curve, double level) {
        var positions = new LevelPositions(grid, pattern, curve, level);
        FailureGroups.visit(grid, pattern, curve, positions::add);
        return positions.reached;
    }

    private void add(int first, int last) {
        var failing = curve.integralOfPieces(first, last + 1);
        var length = curve.end(last) - curve.start(first);
        if (window.isEmpty()) {
            if (pattern.atMost(failing) >= level && pattern.isOfInstants()) {
                addInstants(first, last);
            } else if (pattern.atMost(failing) >= level) {
                addEach(first, last);
            }
        } else if (failing >= level * window.get().length()) {
            if (length <= window.get().length()) {
                addSpan(first, last, level * window.get().length());
            } else {
                addEach(first, last);
            }
        }
    }

    private void addEach(int first, int last) {
        var from = Math.max(pattern.firstFelt(curve.start(first)), 0);
        var to = Math.min(pattern.lastFelt(curve.end(last)) + grid.lagSteps(), grid.positions() - 1);
        if (from > to) {
            return;
        }
        var explained = pattern.explained(curve, from, to, first);
        for (var i = 0; i < explained.length; i++) {
            if (explained[i] >= level) {
                reached.add(from + i, from + i + 1);
            }
        }
    }

    /** Without arrays over all that may be felt: only from the first cell with a failure to the last. */
    private void addInstants(int first, int last) {
        var firstCell = pattern.cellOf(curve.start(first));
        var lastCell = pattern.cellOf(curve.end(last) - 1);
        var positions = lastCell - firstCell + pattern.cells();
        var room = positions + GridArrays.AT_ONCE;
        rises = GridArrays.withRoom(rises, room);
        Arrays.fill(rises, 0, room, 0);
        pattern.addRises(curve, firstCell, lastCell, first, rises);
        var sum = 0.0;
        var position = firstCell - pattern.cells() + 1;
        for (var i = 0; i < positions; i++, position++) {
            sum += rises[i];
            if (sum >= level) {
                reach(position, position);
            }
        }
    }

    /** At these positions without a lag, and so with one at those that follow them. */
    private void reach(int begin, int last) {
        var from = Math.max(begin, 0);
        var to = Math.min(last + grid.lagSteps(), grid.positions() - 1);
        reached.add(from, to + 1);
    }

    /**
     * Of failures that all have room in the window: what of them lies in it rises until its end has gone over so much of
     * them, and falls when its start has; between these two all positions reach the level.
     *
     * @param least how much has to lie in the window, in milliseconds
     */
    private void addSpan(int first, int last, double least) {
        var front = until(first, last, least) - window.orElseThrow().last();
        var rear = from(first, last, least) - window.orElseThrow().first();
        var begin = grid.indexFrom(front);
        var end = grid.indexFrom(rear + 1) - 1;
        if (begin <= end) {
            reach(begin, end);
        }
    }

    /** The first millisecond until which the integral over these pieces is so much. */
    private long until(int first, int last, double integral) {
        var left = integral;
        var piece = first;
        while (piece < last && curve.integralOfPieces(piece, piece + 1) < left) {
            left -= curve.integralOfPieces(piece, piece + 1);
            piece++;
        }
        return curve.start(piece) + (long) Math.ceil(curve.reach(piece, left));
    }

    /** The last millisecond from which on the integral over these pieces is so much. */
    private long from(int first, int last, double integral) {
        var left = integral;
        var piece = last;
        while (piece > first && curve.integralOfPieces(piece, piece + 1) < left) {
            left -= curve.integralOfPieces(piece, piece + 1);
            piece--;
        }
        return curve.end(piece) - (long) Math.ceil(curve.reachBack(piece, left));
    }
}
