// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;

/** A curve gone along from one instant to the next, in epoch milliseconds: cheap where every step is short. */
final class CurveWalk {

    private final PiecewiseCurve curve;
    private int piece;
    private long at;
    /** Of the piece: its end, its value where it was entered, the change of that per millisecond, and where that was. */
    private long end;

    private double value;
    private double slope;
    private long entered;

    CurveWalk(PiecewiseCurve curve, long start) {
        this(curve, start, curve.pieceAt(start));
    }

    /**
     * @param near a piece that is not far from the start
     */
    CurveWalk(PiecewiseCurve curve, long start, int near) {
        this.curve = curve;
        this.at = start;
        var first = near;
        while (curve.start(first) > start) {
            first--;
        }
        while (curve.end(first) <= start) {
            first++;
        }
        enter(first);
    }

    /** One that goes on by itself from where the other stands. */
    CurveWalk(CurveWalk other) {
        this.curve = other.curve;
        this.at = other.at;
        this.piece = other.piece;
        this.end = other.end;
        this.value = other.value;
        this.slope = other.slope;
        this.entered = other.entered;
    }

    private void enter(int next) {
        piece = next;
        end = curve.end(next);
        value = curve.value(next, at);
        slope = curve.slope(next);
        entered = at;
    }

    private double valueAt(long instant) {
        return value + slope * (instant - entered);
    }

    /** The integral from where it stands to {@code to}, in milliseconds; it then stands there. */
    double integralTo(long to) {
        var sum = 0.0;
        while (end <= to) {
            sum += integralInPiece(end);
            enter(piece + 1);
        }
        return sum + integralInPiece(to);
    }

    private double integralInPiece(long to) {
        var integral = slope == 0 ? value * (to - at) : (valueAt(at) + valueAt(to)) / 2 * (to - at);
        at = to;
        return integral;
    }

    /** The largest value from where it stands to {@code to}; it then stands there. */
    double largestTo(long to) {
        var largest = valueAt(at);
        while (end <= to) {
            largest = Math.max(largest, valueAt(end));
            at = end;
            enter(piece + 1);
            largest = Math.max(largest, value);
        }
        largest = Math.max(largest, valueAt(to));
        at = to;
        return largest;
    }
}
