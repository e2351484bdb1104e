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

    private static final byte ZERO = 0;
    private static final byte ONE = 1;
    private static final byte RISING = 2;
    private static final byte FALLING = 3;
    /** The shapes by the codes of segments, for the probability of failing. */
    private static final byte[] FAILING = {ZERO, ZERO, ONE, ONE, RISING, FALLING};

    private static final byte[] KNOWN = {ZERO, ONE, ONE, ONE, ONE, ONE};
    private static final byte[] CERTAIN = {ZERO, ZERO, ONE, ONE, ZERO, ZERO};
    private static final byte[] UNCERTAIN = {ONE, ZERO, ZERO, ZERO, ONE, ONE};
    static final int SHAPE_BITS = 2;

    /** 0 at all times. */
    static final PiecewiseCurve NOWHERE = nothing(ZERO);

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

    private static PiecewiseCurve nothing(byte outside) {
        return new PiecewiseCurve(LongColumn.EMPTY, LongColumn.EMPTY, outside);
    }

    /**
     * The probability that it was failing: 1 where that is certain, 0 where it was up or nothing is known.
     *
     * @param earlier the one of earlier segments
     * @param from the segments before this one are the same as those
     */
    static PiecewiseCurve likelihood(SegmentArray segments, PiecewiseCurve earlier, int from) {
        return earlier.next(segments, SegmentArray::code, from, FAILING);
    }

    /** As {@link #likelihood}, of being down; the given one if it was never degraded. */
    static PiecewiseCurve downLikelihood(SegmentArray segments, PiecewiseCurve likelihood, Timeline earlier, int from) {
        var degraded = earlier.downLikelihood() != earlier.likelihood();
        for (var i = from; i < segments.size() && !degraded; i++) {
            degraded = segments.code(i) == SegmentArray.DEGRADED;
        }
        return degraded
                ? earlier.downLikelihood().next(segments, PiecewiseCurve::codeOfBeingDown, from, FAILING)
                : likelihood;
    }

    /** The code of a segment, where being degraded, beginning it and ending it count as being up. */
    private static byte codeOfBeingDown(SegmentArray segments, int segment) {
        var code = segments.code(segment);
        var beside = code == SegmentArray.RISING ? segment + 1 : code == SegmentArray.FALLING ? segment - 1 : segment;
        return beside >= 0 && beside < segments.size() && segments.code(beside) == SegmentArray.DEGRADED
                ? SegmentArray.UP
                : code;
    }

    /** 1 where anything is known; of earlier segments and those behind them as {@link #likelihood}. */
    static PiecewiseCurve observed(SegmentArray segments, PiecewiseCurve earlier, int from) {
        return earlier.next(segments, SegmentArray::code, from, KNOWN);
    }

    /** 1 where it was certainly failing; only correct within the given segments. */
    static PiecewiseCurve certain(SegmentArray segments, int from, int to) {
        return NOWHERE.with(0, segments, SegmentArray::code, from, to, CERTAIN);
    }

    /** As the likelihood of all, but only correct within the given segments; quicker to be asked. */
    static PiecewiseCurve likelihood(SegmentArray segments, int from, int to) {
        return NOWHERE.with(0, segments, SegmentArray::code, from, to, FAILING);
    }

    /** 1 where it is unknown whether it was failing; only correct within the given segments. */
    static PiecewiseCurve uncertain(SegmentArray segments, int from, int to) {
        return nothing(ONE).with(0, segments, SegmentArray::code, from, to, UNCERTAIN);
    }

    /** The curve of all the segments, of which those before the given one made this one. */
    private PiecewiseCurve next(SegmentArray segments, SegmentCode codes, int from, byte[] shapes) {
        var kept = from == 0 || from >= segments.size() ? 0 : Math.max(pieceAt(segments.start(from)) - 1, 0);
        return with(kept, segments, codes, kept == 0 ? 0 : from, segments.size(), shapes);
    }

    /** The first pieces, what is left between them and the first of the given segments, and the pieces of these. */
    private PiecewiseCurve with(int kept, SegmentArray segments, SegmentCode codes, int from, int to, byte[] shapes) {
        var draft = new CurveDraft(outside, kept > 0);
        for (var i = kept; kept > 0 && i <= pieces && start(i) < segments.start(from); i++) {
            draft.add(start(i), shapeOf(i), Math.min(end(i), segments.start(from)));
        }
        for (var i = from; i < to; i++) {
            draft.add(segments.start(i), shapes[codes.of(segments, i)], segments.end(i));
        }
        var next = bounds.next(kept, draft.bounds());
        var sum = kept == 0 ? 0 : doubleIntegral.get(kept);
        var integrals = new LongColumn.Added();
        if (kept == 0 && next.size() > 0) {
            integrals.add(0);
        }
        for (var i = kept; i + 1 < next.size(); i++) {
            var length = (next.get(i + 1) >> SHAPE_BITS) - (next.get(i) >> SHAPE_BITS);
            var shape = next.get(i) & (1 << SHAPE_BITS) - 1;
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

    private byte shapeOf(int piece) {
        return piece < 0 || piece >= pieces ? outside : (byte) (bounds.get(piece) & (1 << SHAPE_BITS) - 1);
    }

    @FunctionalInterface
    private interface SegmentCode {

        byte of(SegmentArray segments, int segment);
    }
}
