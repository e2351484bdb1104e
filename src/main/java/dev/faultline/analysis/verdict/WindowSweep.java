// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;

/**
 * A window slid along a curve from boundary to boundary: between two of them the integral of the curve over the window is
 * a quadratic function of the position, which is solved, not sampled.
 */
final class WindowSweep {

    private final PiecewiseCurve curve;
    private final long length;

    /**
     * @param curve what is integrated
     * @param length of the window in milliseconds, positive
     */
    WindowSweep(PiecewiseCurve curve, long length) {
        this.curve = curve;
        this.length = length;
    }

    /**
     * The starts in [{@code first}, {@code last}] at which the mean over the window is at least the given level, told
     * relative to {@code origin}. Time linear in the pieces of the curve that the window passes.
     */
    IntervalSet reaching(double level, long first, long last, long origin) {
        var spans = new IntervalSet.Collector();
        var needed = level * length;
        var start = first;
        var rear = curve.pieceAt(first);
        var front = curve.pieceAt(first + length);
        var held = curve.integral(first, first + length);
        while (start < last) {
            var step = last - start;
            if (curve.end(rear) != Long.MAX_VALUE) {
                step = Math.min(step, curve.end(rear) - start);
            }
            if (curve.end(front) != Long.MAX_VALUE) {
                step = Math.min(step, curve.end(front) - start - length);
            }
            var rise = curve.value(front, start + length) - curve.value(rear, start);
            var bend = (curve.slope(front) - curve.slope(rear)) / 2;
            var next = held + (rise + bend * step) * step;
            if (bend >= 0 ? Math.max(held, next) >= needed : held + vertexGain(rise, bend, step) >= needed) {
                solve(spans, start - origin, step, held - needed, rise, bend);
            }
            held = next;
            start += step;
            while (curve.end(rear) <= start && rear < curve.pieces()) {
                rear++;
            }
            while (curve.end(front) <= start + length && front < curve.pieces()) {
                front++;
            }
        }
        if (first == last && held >= needed) {
            spans.add(first - origin, last - origin);
        }
        return spans.spans();
    }

    /** How much a concave quadratic gains at most over its start, within [0, {@code step}]. */
    private static double vertexGain(double rise, double bend, double step) {
        var vertex = Math.min(Math.max(-rise / (2 * bend), 0), step);
        return (rise + bend * vertex) * vertex;
    }

    /** Adds where {@code constant + rise * u + bend * u²} is not negative, for u in [0, {@code step}]. */
    private static void solve(
            IntervalSet.Collector spans, double origin, double step, double constant, double rise, double bend) {
        if (bend == 0) {
            var root = rise == 0 ? Double.NaN : -constant / rise;
            addBetween(spans, origin, step, constant, rise, bend, root, Double.NaN);
            return;
        }
        var discriminant = rise * rise - 4 * bend * constant;
        if (discriminant < 0) {
            addBetween(spans, origin, step, constant, rise, bend, Double.NaN, Double.NaN);
            return;
        }
        // Without cancellation: one root from the sum of like signs, the other from the product of the roots.
        var sum = -(rise + Math.copySign(Math.sqrt(discriminant), rise)) / 2;
        var one = sum / bend;
        var other = sum == 0 ? one : constant / sum;
        addBetween(spans, origin, step, constant, rise, bend, Math.min(one, other), Math.max(one, other));
    }

    private static void addBetween(
            IntervalSet.Collector spans,
            double origin,
            double step,
            double constant,
            double rise,
            double bend,
            double root,
            double nextRoot) {
        var low = 0.0;
        for (var cut : new double[] {root, nextRoot, step}) {
            if (!(cut > low)) {
                continue;
            }
            var high = Math.min(cut, step);
            var middle = (low + high) / 2;
            if (high > low && constant + (rise + bend * middle) * middle >= 0) {
                spans.add(origin + low, origin + high);
            }
            low = high;
        }
    }
}
