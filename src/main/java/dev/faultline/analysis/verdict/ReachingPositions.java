// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;
import java.util.ArrayList;
import java.util.List;

/**
 * How much a curve explains of a pattern at the positions of a grid, at whatever lag is best there: told where it may be at
 * least so much. It goes from failure to failure: between them nothing is explained.
 */
final class ReachingPositions {

    /** What is explained is told apart in so many steps when positions are ranked by it. */
    private static final int RANKS = 4_096;

    private final BaselineGrid grid;
    private final GridPattern pattern;
    private final PiecewiseCurve curve;
    private final double least;
    private final List<ExplainedStretch> stretches = new ArrayList<>();

    /**
     * @param least what explains less is of no interest, over 0
     */
    ReachingPositions(BaselineGrid grid, GridPattern pattern, PiecewiseCurve curve, double least) {
        this.grid = grid;
        this.pattern = pattern;
        this.curve = curve;
        this.least = least - ErrorDistribution.EPSILON;
        FailureGroups.visit(grid, pattern, curve, this::add);
    }

    /** Whether the least is nowhere reached. */
    boolean isEmpty() {
        return stretches.isEmpty();
    }

    /** The positions at which at least {@code level} is explained, which is no smaller than the least. */
    PositionSpans reaching(double level) {
        var reached = new PositionSpans();
        for (var stretch : stretches) {
            var end = Math.min(stretch.explained().length, grid.positions() - stretch.first());
            for (var i = 0; i < end; i++) {
                if (stretch.explained()[i] >= level - ErrorDistribution.EPSILON) {
                    reached.add(stretch.first() + i, stretch.first() + i + 1);
                }
            }
        }
        return reached;
    }

    /**
     * The least level that is reached at no more than {@code most} of the positions that count; over 1 if even the largest
     * is reached more often.
     */
    double rareLevel(double most, PositionSpans counting) {
        var counts = new int[RANKS + 1];
        var span = 0;
        for (var stretch : stretches) {
            var end = stretch.first() + stretch.explained().length;
            while (span < counting.spans() && counting.end(span) <= stretch.first()) {
                span++;
            }
            for (var each = span; each < counting.spans() && counting.begin(each) < end; each++) {
                var last = Math.min(counting.end(each), end);
                for (var i = Math.max(counting.begin(each), stretch.first()); i < last; i++) {
                    counts[Math.min((int) (stretch.explained()[i - stretch.first()] * RANKS + 0.5), RANKS)]++;
                }
            }
        }
        var rank = RANKS + 1;
        var count = 0L;
        while (rank > 0 && count + counts[rank - 1] <= most) {
            count += counts[--rank];
        }
        return (rank - 0.5) / RANKS;
    }

    private void add(int first, int last) {
        var start = curve.start(first);
        var end = curve.end(last);
        if (pattern.atMost(curve.integralOfPieces(first, last + 1)) < least) {
            return;
        }
        if (pattern.isFeltWithin(start, end)) {
            pattern.explainedBy(curve, first, last, least).ifPresent(stretches::add);
        } else {
            var from = Math.max(pattern.firstFelt(start), 0);
            var to = Math.min(pattern.lastFelt(end) + grid.lagSteps(), grid.positions() - 1);
            if (from <= to) {
                var explained = pattern.explained(curve, from, to, first);
                ExplainedStretch.of(from, explained, explained.length, least).ifPresent(stretches::add);
            }
        }
    }
}
