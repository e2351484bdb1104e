// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;
import java.util.Arrays;
import java.util.Optional;

/**
 * A pattern of errors on a grid: how much a curve explains at successive positions. Errors at instants are gathered into
 * {@link ErrorCells}; a window without error times is added up exactly.
 */
final class GridPattern {

    private final BaselineGrid grid;
    private final ErrorPattern pattern;
    private final ErrorCells errors;
    private final Optional<UniformErrors> window;
    private final long start;

    private final int cells;
    /** Room for how a curve changes from cell to cell. */
    private double[] changes = new double[64];
    /** Room for how much is explained at successive positions. */
    private double[] means = new double[256];

    GridPattern(BaselineGrid grid, ErrorPattern pattern) {
        this.grid = grid;
        this.pattern = pattern;
        this.errors = new ErrorCells(grid.step(), pattern);
        this.window = pattern.followed().filter(UniformErrors.class::isInstance).map(UniformErrors.class::cast);
        this.start = errors.start();
        this.cells = errors.count();
    }

    /** The first position at which something that fails from {@code instant} on is felt. */
    int firstFelt(long instant) {
        return grid.indexFrom(instant - start - (cells + errors.ahead() + 1) * grid.step());
    }

    /** Failures further apart than this, in milliseconds, are never felt together. */
    long surelyApart() {
        return (cells + errors.ahead() + errors.back() + grid.lagSteps() + 4L) * grid.step();
    }

    /** Whether what fails until {@code end}, and what fails from {@code start} on, are felt neither together nor successively. */
    boolean isApart(long end, long start) {
        return firstFelt(start) > lastFelt(end) + grid.lagSteps() + 1;
    }

    /** The last position at which something that fails until {@code instant} is felt, without a lag. */
    int lastFelt(long instant) {
        return grid.indexFrom(instant - start + (errors.back() + 1) * grid.step());
    }

    /** No more than this is explained by failures that make up {@code failing} milliseconds: those in the heaviest cells. */
    double atMost(double failing) {
        if (window.isPresent()) {
            return Math.min(failing / window.get().length(), 1);
        }
        var touched = (int) Math.min(Math.ceil(failing / grid.step()), cells);
        return pattern.share() * errors.heaviest(touched) + 1 - pattern.share();
    }

    /** The window, if it is all that is to be explained. */
    Optional<UniformErrors> window() {
        return window;
    }

    /** How much the curve explains at each position from {@code first} to {@code last}, at whatever lag is best there. */
    double[] explained(PiecewiseCurve curve, int first, int last) {
        return explained(curve, first, last, curve.pieceAt(start + grid.shift(first)));
    }

    /**
     * As {@link #explained(PiecewiseCurve, int, int)}.
     *
     * @param near a piece of the curve that is not far from what is felt at the first position
     */
    double[] explained(PiecewiseCurve curve, int first, int last, int near) {
        var explained = new double[last - first + 1];
        if (pattern.followed().isPresent()) {
            var before = grid.lagSteps();
            var best = followed(curve, first - before, last, near);
            GridArrays.trailingMaximum(best, best.length, before);
            for (var i = 0; i < explained.length; i++) {
                explained[i] = pattern.share() * best[i + before];
            }
        }
        for (var each : errors.spans()) {
            addSpans(curve, each, first, near, explained);
        }
        return explained;
    }

    /**
     * Whether what fails from {@code start} to {@code end} explains something only at positions of the grid, and {@link
     * #explainedBy} says how much: not of a pattern with spans.
     */
    boolean isFeltWithin(long start, long end) {
        return errors.spans().isEmpty() && firstWithin(start) >= 0 && firstBehind(end) <= grid.positions();
    }

    /** The first position at which something that fails from {@code instant} on explains anything, without a lag. */
    int firstWithin(long instant) {
        return window.isPresent() ? grid.indexFrom(instant - window.get().last() + 1) : cellOf(instant) - cells + 1;
    }

    /** The first position at which what fails until {@code instant} explains nothing any more, without a lag. */
    private int firstBehind(long instant) {
        return window.isPresent() ? grid.indexFrom(instant - window.get().first()) : cellOf(instant - 1) + 1;
    }

    /**
     * How much a group of failures explains, by itself and at whatever lag is best, at each position at which it explains
     * anything: as {@link #explained}, but without what lies around it. It is to be {@link #isFeltWithin felt within} the grid.
     *
     * @param least what explains less is of no interest
     */
    Optional<ExplainedStretch> explainedBy(PiecewiseCurve curve, int firstPiece, int lastPiece, double least) {
        var first = firstWithin(curve.start(firstPiece));
        var positions = firstBehind(curve.end(lastPiece)) - first;
        // With room for what falls behind the last position.
        var count = positions + Math.max(grid.lagSteps(), GridArrays.AT_ONCE) + 1;
        means = GridArrays.withRoom(means, count);
        if (window.isPresent()) {
            var at = window.get().first() + grid.shift(first);
            CurveMeans.slide(
                    new CurveWalk(curve, at, firstPiece), window.get().length(), at, grid.step(), positions, means);
        } else {
            Arrays.fill(means, 0, count, 0);
            addRises(curve, first + cells - 1, first + positions - 1, firstPiece, means);
            for (var i = 1; i < positions; i++) {
                means[i] += means[i - 1];
            }
        }
        Arrays.fill(means, positions, count, 0);
        GridArrays.trailingMaximum(means, count, grid.lagSteps());
        return ExplainedStretch.of(first, means, count, least);
    }

    /** Whether all of it is errors at instants. */
    boolean isOfInstants() {
        return errors.spans().isEmpty() && pattern.followed().orElse(null) instanceof ErrorInstants;
    }

    int cells() {
        return cells;
    }

    /** The cell that holds an instant, of those that lie at the positions of the grid; before the first they are negative. */
    int cellOf(long instant) {
        return grid.indexFrom(instant - start + 1) - 1;
    }

    /**
     * Adds to {@code rises} by how much more the errors at instants are explained at each position than at the one before:
     * of a curve that is 0 but in successive cells of the grid. The first position is {@code cells() - 1} before the first
     * cell.
     *
     * @param near a piece of the curve that is not far from the first cell
     * @param rises with room for {@link GridArrays#AT_ONCE} more than there are positions
     */
    void addRises(PiecewiseCurve curve, int firstCell, int lastCell, int near, double[] rises) {
        var count = lastCell - firstCell + 2;
        changes = GridArrays.withRoom(changes, count + GridArrays.AT_ONCE);
        CurveMeans.changes(curve, start + grid.shift(firstCell), near, grid.step(), count - 1, changes);
        Arrays.fill(changes, count, count + GridArrays.AT_ONCE, 0);
        GridArrays.addSpread(changes, count, errors.backwards(), rises);
    }

    /** How much of the errors that follow by a lag the curve explains at each position, without a lag. */
    private double[] followed(PiecewiseCurve curve, int first, int last, int near) {
        var sums = new double[last - first + 1];
        if (window.isPresent()) {
            var at = window.get().first() + grid.shift(first);
            CurveMeans.slide(new CurveWalk(curve, at, near), window.get().length(), at, grid.step(), sums.length, sums);
        } else {
            GridArrays.addWeighted(
                    CurveMeans.ofCells(curve, start + grid.shift(first), near, grid.step(), sums.length + cells - 1),
                    errors.weights(),
                    1,
                    sums);
        }
        return sums;
    }

    private void addSpans(PiecewiseCurve curve, ErrorCells.SpanClass span, int first, int near, double[] explained) {
        var reach = span.back() + span.ahead();
        var walk = new CurveWalk(curve, start + grid.shift(first - span.back()), near);
        var largest = new double[explained.length + cells - 1 + reach];
        for (var i = 0; i < largest.length; i++) {
            largest[i] = walk.largestTo(start + grid.shift(first - span.back() + i + 1));
        }
        GridArrays.trailingMaximum(largest, largest.length, reach);
        GridArrays.addWeighted(
                Arrays.copyOfRange(largest, reach, largest.length), span.weights(), 1 - pattern.share(), explained);
    }
}
