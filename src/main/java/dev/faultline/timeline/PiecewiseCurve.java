// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import java.util.Arrays;

/**
 * A function of time with values in [0, 1], read out of a timeline: on each of its pieces it is 0, 1, or goes straight from
 * one to the other. Times are epoch milliseconds; a piece is closed at its start and open at its end, so the function is
 * continuous from the right. Before the first piece and after the last one it has one and the same constant value.
 *
 * <p>Pieces are numbered from 0; {@code -1} stands for the time before them, {@link #pieces()} for the time after them.
 */
public final class PiecewiseCurve {

    private static final byte ZERO = 0;
    private static final byte ONE = 1;
    private static final byte RISING = 2;
    private static final byte FALLING = 3;
    /** The shapes by the codes of segments, for the probability of failing. */
    private static final byte[] FAILING = {ZERO, ZERO, ONE, ONE, RISING, FALLING};

    private final long[] bounds;
    private final byte[] shape;
    /** Twice the integral from the first bound to each one: a whole number, so nothing is lost by adding up. */
    private final long[] doubleIntegral;

    private final byte outside;

    private PiecewiseCurve(long[] bounds, byte[] shape, byte outside) {
        this.bounds = bounds;
        this.shape = shape;
        this.outside = outside;
        this.doubleIntegral = new long[bounds.length];
        for (var i = 0; i < shape.length; i++) {
            var length = bounds[i + 1] - bounds[i];
            doubleIntegral[i + 1] = doubleIntegral[i] + (shape[i] == ZERO ? 0 : shape[i] == ONE ? 2 * length : length);
        }
    }

    /** The probability that it was failing: 1 where that is certain, 0 where it was up or nothing is known. */
    static PiecewiseCurve likelihood(SegmentArray segments) {
        return of(segments, 0, segments.size(), FAILING, ZERO);
    }

    /** As {@link #likelihood}, of being down; the same curve if it was never degraded. */
    static PiecewiseCurve downLikelihood(SegmentArray segments, PiecewiseCurve likelihood) {
        var degraded = false;
        for (var i = 0; i < segments.size() && !degraded; i++) {
            degraded = segments.code(i) == SegmentArray.DEGRADED;
        }
        return degraded ? of(segments, PiecewiseCurve::codeOfBeingDown, 0, segments.size(), FAILING, ZERO) : likelihood;
    }

    /** The code of a segment, where being degraded, beginning it and ending it count as being up. */
    private static byte codeOfBeingDown(SegmentArray segments, int segment) {
        var code = segments.code(segment);
        var beside = code == SegmentArray.RISING ? segment + 1 : code == SegmentArray.FALLING ? segment - 1 : segment;
        return beside >= 0 && beside < segments.size() && segments.code(beside) == SegmentArray.DEGRADED
                ? SegmentArray.UP
                : code;
    }

    /** 1 where anything is known. */
    static PiecewiseCurve observed(SegmentArray segments) {
        return of(segments, 0, segments.size(), new byte[] {ZERO, ONE, ONE, ONE, ONE, ONE}, ZERO);
    }

    /** 1 where it was certainly failing; only correct within the given segments. */
    static PiecewiseCurve certain(SegmentArray segments, int from, int to) {
        return of(segments, from, to, new byte[] {ZERO, ZERO, ONE, ONE, ZERO, ZERO}, ZERO);
    }

    /** 1 where it is unknown whether it was failing; only correct within the given segments. */
    static PiecewiseCurve uncertain(SegmentArray segments, int from, int to) {
        return of(segments, from, to, new byte[] {ONE, ZERO, ZERO, ZERO, ONE, ONE}, ONE);
    }

    private static PiecewiseCurve of(SegmentArray segments, int from, int to, byte[] shapes, byte outside) {
        return of(segments, SegmentArray::code, from, to, shapes, outside);
    }

    private static PiecewiseCurve of(
            SegmentArray segments, SegmentCode codes, int from, int to, byte[] shapes, byte outside) {
        var bounds = new long[Math.max(to - from, 0) + 1];
        var shape = new byte[Math.max(to - from, 0)];
        var size = 0;
        for (var i = from; i < to; i++) {
            var next = shapes[codes.of(segments, i)];
            if (size > 0 && shape[size - 1] == next && next <= ONE) {
                bounds[size] = segments.end(i);
            } else if (size > 0 || next != outside) {
                bounds[size] = segments.start(i);
                shape[size++] = next;
                bounds[size] = segments.end(i);
            }
        }
        if (size > 0 && shape[size - 1] == outside) {
            size--;
        }
        return new PiecewiseCurve(Arrays.copyOf(bounds, size + 1), Arrays.copyOf(shape, size), outside);
    }

    public int pieces() {
        return shape.length;
    }

    /** Whether it has the same value, 0, at all times. */
    public boolean isZero() {
        return shape.length == 0 && outside == ZERO;
    }

    /** The start of a piece; the beginning of time for {@code -1}. */
    public long start(int piece) {
        return piece < 0 ? Long.MIN_VALUE : bounds[piece];
    }

    /** The end of a piece; the end of time for {@link #pieces()}. */
    public long end(int piece) {
        if (shape.length == 0) {
            return Long.MAX_VALUE;
        }
        return piece >= shape.length ? Long.MAX_VALUE : bounds[piece + 1];
    }

    /** The piece that the given instant lies in. */
    public int pieceAt(long instant) {
        if (shape.length == 0) {
            return -1;
        }
        var found = Arrays.binarySearch(bounds, instant);
        return found >= 0 ? found : -found - 2;
    }

    /** The change of the value per millisecond on a piece. */
    public double slope(int piece) {
        return switch (shapeOf(piece)) {
            case RISING -> 1.0 / (bounds[piece + 1] - bounds[piece]);
            case FALLING -> -1.0 / (bounds[piece + 1] - bounds[piece]);
            default -> 0;
        };
    }

    /** The value on a piece at the given instant, which lies in it or at its end. */
    public double value(int piece, double instant) {
        return switch (shapeOf(piece)) {
            case ZERO -> 0;
            case ONE -> 1;
            case RISING -> (instant - bounds[piece]) / (bounds[piece + 1] - bounds[piece]);
            default -> (bounds[piece + 1] - instant) / (bounds[piece + 1] - bounds[piece]);
        };
    }

    /** The largest value on a piece. */
    public double ceiling(int piece) {
        return shapeOf(piece) == ZERO ? 0 : 1;
    }

    /** The smallest value on a piece. */
    public double floor(int piece) {
        return shapeOf(piece) == ONE ? 1 : 0;
    }

    public double at(double instant) {
        return value(pieceAt((long) Math.floor(instant)), instant);
    }

    /** The integral over [{@code from}, {@code to}], in milliseconds. */
    public double integral(long from, long to) {
        return upTo(to) - upTo(from);
    }

    private double upTo(long instant) {
        if (shape.length == 0) {
            return outside == ONE ? instant : 0;
        }
        var piece = pieceAt(instant);
        var bound = Math.max(piece, 0);
        var inside = instant - bounds[bound];
        var whole = doubleIntegral[bound] / 2.0;
        return switch (shapeOf(piece)) {
            case ZERO -> whole;
            case ONE -> whole + inside;
            case RISING -> whole + (double) inside * inside / (2.0 * (bounds[piece + 1] - bounds[piece]));
            default -> whole + inside - (double) inside * inside / (2.0 * (bounds[piece + 1] - bounds[piece]));
        };
    }

    private byte shapeOf(int piece) {
        return piece < 0 || piece >= shape.length ? outside : shape[piece];
    }

    @FunctionalInterface
    private interface SegmentCode {

        byte of(SegmentArray segments, int segment);
    }
}
