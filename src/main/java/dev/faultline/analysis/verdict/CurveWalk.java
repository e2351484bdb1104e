// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;

/** A curve gone along from one instant to the next, in epoch milliseconds: cheap where every step is short. */
final class CurveWalk {

    private final PiecewiseCurve curve;
    private int piece;
    private long at;

    CurveWalk(PiecewiseCurve curve, long start) {
        this.curve = curve;
        this.piece = curve.pieceAt(start);
        this.at = start;
    }

    /** The integral from where it stands to {@code to}, in milliseconds; it then stands there. */
    double integralTo(long to) {
        var sum = 0.0;
        while (curve.end(piece) <= to) {
            sum += integralInPiece(curve.end(piece));
            piece++;
        }
        return sum + integralInPiece(to);
    }

    private double integralInPiece(long to) {
        var mean = (curve.value(piece, at) + curve.value(piece, to)) / 2;
        var integral = mean == 0 ? 0 : mean * (to - at);
        at = to;
        return integral;
    }

    /** The largest value from where it stands to {@code to}; it then stands there. */
    double largestTo(long to) {
        var largest = curve.value(piece, at);
        while (curve.end(piece) <= to) {
            largest = Math.max(largest, curve.value(piece, curve.end(piece)));
            piece++;
            largest = Math.max(largest, curve.value(piece, curve.start(piece)));
        }
        largest = Math.max(largest, curve.value(piece, to));
        at = to;
        return largest;
    }
}
