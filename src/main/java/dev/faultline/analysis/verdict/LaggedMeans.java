// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;

/**
 * The means of a curve over errors at instants, lag after lag: each goes on from where the one before found the errors in the
 * pieces of the curve, so hundreds of lags cost little more than one.
 */
final class LaggedMeans implements ErrorDistribution.AtLags {

    private final ErrorInstants errors;
    private final PiecewiseCurve curve;
    private final int firstPiece;
    /** Of each piece the first error in it or behind it, at the last lag; at the end how many errors there are. */
    private final int[] firstIn;

    private LaggedMeans(ErrorInstants errors, PiecewiseCurve curve, int firstPiece, int pieces) {
        this.errors = errors;
        this.curve = curve;
        this.firstPiece = firstPiece;
        this.firstIn = new int[pieces + 1];
        firstIn[pieces] = errors.size();
    }

    /** @param most the largest lag that will be asked for, in milliseconds */
    static ErrorDistribution.AtLags of(ErrorInstants errors, PiecewiseCurve curve, long most) {
        var first = curve.pieceAt(errors.first() - most);
        var pieces = curve.pieceAt(errors.last()) - first + 1;
        // With more pieces than errors it is quicker to look for the piece of each error.
        return pieces > errors.size() ? lag -> errors.mean(curve, -lag) : new LaggedMeans(errors, curve, first, pieces);
    }

    @Override
    public double mean(long lag) {
        for (var i = 1; i < firstIn.length - 1; i++) {
            firstIn[i] = errors.firstFrom(curve.start(firstPiece + i) + lag, firstIn[i]);
        }
        var sum = 0.0;
        for (var i = 0; i < firstIn.length - 1; i++) {
            if (firstIn[i] < firstIn[i + 1]) {
                sum += errors.sum(curve, firstPiece + i, firstIn[i], firstIn[i + 1], -lag);
            }
        }
        return Math.min(Math.max(sum, 0), 1);
    }
}
