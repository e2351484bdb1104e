// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;

/**
 * Finds the shifts at which the mean of a curve over error times reaches a level, by halving the range until a part is
 * settled: by a bound from above or from below, or because the mean changes its slope in it only so often that it can be
 * followed exactly.
 */
final class LevelSearch {

    /** A part in which the slope changes no more often than this is followed from change to change. */
    private static final int FEW = 512;

    /** A part that the errors reach across so many pieces is halved without a look at its bounds. */
    private static final int TOO_MANY_PIECES = 512;

    /**
     * Beyond so many changes of slope in all (thousands of errors against thousands of changes of the dependency) parts of
     * this share of the range are settled by their middle.
     */
    private static final long BOUND_ON_CHANGES = 4_000_000;

    private static final int SMALLEST_SHARE = 20_000;

    private final PiecewiseCurve curve;
    private final ErrorInstants errors;
    private final double level;
    private final IntervalSet.Collector spans = new IntervalSet.Collector();
    private long grain = 1;

    LevelSearch(PiecewiseCurve curve, ErrorInstants errors, double level) {
        this.curve = curve;
        this.errors = errors;
        this.level = level;
    }

    /** The shifts in [{@code least}, {@code most}] at which the mean is at least the level. */
    IntervalSet reaching(long least, long most) {
        var pieces = (long) lastPiece(most) - firstPiece(least) + 1;
        if (pieces * errors.size() > BOUND_ON_CHANGES) {
            grain = Math.max((most - least) / SMALLEST_SHARE, 1);
        }
        if (least < most) {
            settle(least, most);
        } else if (errors.mean(curve, least) >= level) {
            spans.add(least, most);
        }
        return spans.spans();
    }

    private int firstPiece(long shift) {
        return curve.pieceAt(errors.first() + shift);
    }

    private int lastPiece(long shift) {
        return curve.pieceAt(errors.last() + shift);
    }

    private void settle(long from, long to) {
        var first = firstPiece(from);
        var last = lastPiece(to);
        if (last - first <= TOO_MANY_PIECES || to - from <= grain) {
            if (atMost(first, last, from, to) < level) {
                return;
            }
            if (atLeast(first, last, from, to) >= level) {
                spans.add(from, to);
                return;
            }
            if (changes(first, last, from, to) <= FEW) {
                follow(first, last, from, to);
                return;
            }
            if (to - from <= grain) {
                if (errors.mean(curve, (from + to) / 2) >= level) {
                    spans.add(from, to);
                }
                return;
            }
        }
        var middle = from + (to - from) / 2;
        settle(from, middle);
        settle(middle, to);
    }

    private double atMost(int first, int last, long from, long to) {
        var sum = 0.0;
        for (var i = first; i <= last && sum < level; i++) {
            if (curve.ceiling(i) > 0) {
                var run = i;
                while (i < last && curve.ceiling(i + 1) > 0) {
                    i++;
                }
                sum += errors.weightIn(minus(curve.start(run), to), minus(curve.end(i), from));
            }
        }
        return sum;
    }

    private double atLeast(int first, int last, long from, long to) {
        var sum = 0.0;
        for (var i = first; i <= last; i++) {
            if (curve.floor(i) > 0) {
                sum += errors.weightIn(minus(curve.start(i), from), minus(curve.end(i), to));
            }
        }
        return sum;
    }

    private static double minus(long instant, long shift) {
        return instant == Long.MIN_VALUE || instant == Long.MAX_VALUE ? instant : instant - shift;
    }

    private int changes(int first, int last, long from, long to) {
        var changes = 0;
        for (var i = first; i < last && changes <= FEW; i++) {
            changes += errors.timesBetween(curve.end(i) - to, curve.end(i) - from);
        }
        return changes;
    }

    private void follow(int first, int last, long from, long to) {
        var count = changes(first, last, from, to);
        var crossings = new SlopeChanges(count, from);
        for (var i = first; i < last; i++) {
            var boundary = curve.end(i);
            var jump = curve.value(i + 1, boundary) - curve.value(i, boundary);
            var bend = curve.slope(i + 1) - curve.slope(i);
            var end = errors.firstFrom(boundary - from);
            for (var k = errors.firstFrom(boundary - to + 1); k < end; k++) {
                crossings.add(boundary - errors.time(k), errors.share(k) * jump, errors.share(k) * bend);
            }
        }
        crossings.follow(errors, curve, to, level, spans);
    }
}
