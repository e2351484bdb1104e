// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

/**
 * A function of time with values in [0, 1], read out of a timeline: on each of its pieces it is 0, 1, or goes straight from
 * one to the other. Times are epoch milliseconds; a piece is closed at its start and open at its end, so the function is
 * continuous from the right. Before the first piece and after the last one it has one and the same constant value.
 *
 * <p>Pieces are numbered from 0; {@code -1} stands for the time before them, {@link #pieces()} for the time after them.
 */
public final class PiecewiseCurve {

    static final byte ZERO = 0;
    static final byte ONE = 1;
    static final byte RISING = 2;
    static final byte FALLING = 3;
    static final int SHAPE_BITS = 2;

    private static final long SHAPES = (1 << SHAPE_BITS) - 1;

    /** 0 at all times. */
    static final PiecewiseCurve NOWHERE = constant(ZERO);

    /** 1 at all times. */
    static final PiecewiseCurve EVERYWHERE = constant(ONE);

    /** Each bound, with the shape of the piece that it begins in its lowest bits. */
    private final LongColumn bounds;
    /** Twice the integral from the first bound to each one: a whole number, so nothing is lost by adding up. */
    private final LongColumn doubleIntegral;

    private final byte outside;
    private final int pieces;

    private PiecewiseCurve(LongColumn bounds, LongColumn doubleIntegral, byte outside) {
        this.bounds = bounds;
        this.doubleIntegral = doubleIntegral;
        this.outside = outside;
        this.pieces = Math.max(bounds.size() - 1, 0);
    }

    private static PiecewiseCurve constant(byte outside) {
        return new PiecewiseCurve(LongColumn.EMPTY, LongColumn.EMPTY, outside);
    }

    /**
     * This curve up to a piece, and from there on the given ones.
     *
     * @param kept how many pieces of this one are kept
     */
    PiecewiseCurve followedBy(int kept, CurveDraft draft) {
        var next = bounds.next(kept, draft.bounds());
        var sum = kept == 0 ? 0 : doubleIntegral.get(kept);
        var integrals = new LongColumn.Added();
        if (kept == 0 && next.size() > 0) {
            integrals.add(0);
        }
        for (var i = kept; i + 1 < next.size(); i++) {
            var length = (next.get(i + 1) >> SHAPE_BITS) - (next.get(i) >> SHAPE_BITS);
            var shape = next.get(i) & SHAPES;
            sum += shape == ZERO ? 0 : shape == ONE ? 2 * length : length;
            integrals.add(sum);
        }
        return new PiecewiseCurve(next, doubleIntegral.next(kept == 0 ? 0 : kept + 1, integrals), outside);
    }

    public int pieces() {
        return pieces;
    }

    /** Whether it has the same value, 0, at all times. */
    public boolean isZero() {
        return pieces == 0 && outside == ZERO;
    }

    /** The start of a piece; the beginning of time for {@code -1}. */
    public long start(int piece) {
        return piece < 0 ? Long.MIN_VALUE : bounds.get(piece) >> SHAPE_BITS;
    }

    /** The end of a piece; the end of time for {@link #pieces()}. */
    public long end(int piece) {
        return pieces == 0 || piece >= pieces ? Long.MAX_VALUE : bounds.get(piece + 1) >> SHAPE_BITS;
    }

    /** The piece that the given instant lies in. */
    public int pieceAt(long instant) {
        return bounds.lastNotAbove(instant, SHAPE_BITS);
    }

    /** The first piece from the given one on that is not 0; {@link #pieces()} without any. */
    public int nextNotZero(int piece) {
        return bounds.next(piece, pieces, SHAPES, true);
    }

    /** The first piece from the given one on that is 0; {@link #pieces()} without any. */
    public int nextZero(int piece) {
        return bounds.next(piece, pieces, SHAPES, false);
    }

    /** The change of the value per millisecond on a piece. */
    public double slope(int piece) {
        return switch (shapeOf(piece)) {
            case RISING -> 1.0 / length(piece);
            case FALLING -> -1.0 / length(piece);
            default -> 0;
        };
    }

    /** The value on a piece at the given instant, which lies in it or at its end. */
    public double value(int piece, double instant) {
        return switch (shapeOf(piece)) {
            case ZERO -> 0;
            case ONE -> 1;
            case RISING -> (instant - start(piece)) / length(piece);
            default -> (end(piece) - instant) / length(piece);
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

    /** The integral over successive pieces, from the first up to one before the last, in milliseconds. */
    public double integralOfPieces(int first, int afterLast) {
        return (doubleIntegral.get(afterLast) - doubleIntegral.get(first)) / 2.0;
    }

    /** How far into a piece, which is not 0, its integral from the start is so much: at most that of the piece. */
    public double reach(int piece, double integral) {
        var length = length(piece);
        return switch (shapeOf(piece)) {
            case RISING -> Math.sqrt(2.0 * length * integral);
            case FALLING -> length - Math.sqrt(Math.max((double) length * length - 2.0 * length * integral, 0));
            default -> integral;
        };
    }

    /** How far from the end of a piece, which is not 0, its integral up to the end is so much. */
    public double reachBack(int piece, double integral) {
        var length = length(piece);
        return switch (shapeOf(piece)) {
            case FALLING -> Math.sqrt(2.0 * length * integral);
            case RISING -> length - Math.sqrt(Math.max((double) length * length - 2.0 * length * integral, 0));
            default -> integral;
        };
    }

    private double upTo(long instant) {
        if (pieces == 0) {
            return outside == ONE ? instant : 0;
        }
        var piece = pieceAt(instant);
        var bound = Math.max(piece, 0);
        var inside = instant - start(bound);
        var whole = doubleIntegral.get(bound) / 2.0;
        return switch (shapeOf(piece)) {
            case ZERO -> whole;
            case ONE -> whole + inside;
            case RISING -> whole + (double) inside * inside / (2.0 * length(piece));
            default -> whole + inside - (double) inside * inside / (2.0 * length(piece));
        };
    }

    private long length(int piece) {
        return end(piece) - start(piece);
    }

    static boolean isConstant(byte shape) {
        return shape <= ONE;
    }

    byte outside() {
        return outside;
    }

    byte shapeOf(int piece) {
        return piece < 0 || piece >= pieces ? outside : (byte) (bounds.get(piece) & SHAPES);
    }
}
