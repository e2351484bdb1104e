// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;

/** Means of a curve over spans of equal length. Times are in epoch milliseconds. */
final class CurveMeans {

    private CurveMeans() {}

    /**
     * Over spans that follow each other by a step and may overlap.
     *
     * @param rear a walk at the start of the first span
     * @param length of each span
     * @param start of the first span
     * @param count how many there are; so many of {@code means} are set
     */
    static void slide(CurveWalk rear, long length, long start, long step, int count, double[] means) {
        var at = start;
        var front = new CurveWalk(rear);
        var held = front.integralTo(at + length);
        for (var i = 0; i < count; i++) {
            held += front.integralTo(at + length) - rear.integralTo(at);
            means[i] = held / length;
            at += step;
        }
    }

    /**
     * Over cells that lie side by side.
     *
     * @param near a piece of the curve that is not far from the start
     */
    static double[] ofCells(PiecewiseCurve curve, long start, int near, long step, int count) {
        var at = start;
        var walk = new CurveWalk(curve, at, near);
        var means = new double[count];
        for (var i = 0; i < count; i++) {
            at += step;
            means[i] = walk.integralTo(at) / step;
        }
        return means;
    }

    /**
     * How the means over cells that lie side by side change from one to the next, of a curve that is 0 around them: the
     * first changes from 0, and behind the last it changes to 0.
     *
     * @param near a piece of the curve that is not far from the start
     * @param count how many cells there are; one more of {@code changes} are set
     */
    static void changes(PiecewiseCurve curve, long start, int near, long step, int count, double[] changes) {
        var at = start;
        var walk = new CurveWalk(curve, at, near);
        var before = 0.0;
        for (var i = 0; i < count; i++) {
            at += step;
            var mean = walk.integralTo(at) / step;
            changes[i] = mean - before;
            before = mean;
        }
        changes[count] = -before;
    }
}
