// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;

/** Goes from failure to failure of a curve: those that are felt at one position of a grid, or at successive ones, are a group. */
final class FailureGroups {

    /** The pieces of a curve that a group lies in. */
    @FunctionalInterface
    interface Visitor {

        /**
         * @param first its first piece, which is not 0
         * @param last its last piece, which is not 0
         */
        void visit(int first, int last);
    }

    private FailureGroups() {}

    static void visit(BaselineGrid grid, GridPattern pattern, PiecewiseCurve curve, Visitor visitor) {
        if (grid.positions() == 0) {
            return;
        }
        var latest = grid.latest();
        var apart = pattern.surelyApart();
        var first = -1;
        var last = -1;
        var end = 0L;
        var piece = curve.nextNotZero(Math.max(curve.pieceAt(grid.earliest()), 0));
        while (piece < curve.pieces() && curve.start(piece) <= latest) {
            var start = curve.start(piece);
            if (first >= 0 && (start - end > apart || pattern.isApart(end, start))) {
                visitor.visit(first, last);
                first = -1;
            }
            first = first < 0 ? piece : first;
            var next = curve.nextZero(piece);
            last = next - 1;
            while (curve.start(last) > latest) {
                last--;
            }
            end = curve.end(last);
            piece = curve.nextNotZero(next);
        }
        if (first >= 0) {
            visitor.visit(first, last);
        }
    }
}
