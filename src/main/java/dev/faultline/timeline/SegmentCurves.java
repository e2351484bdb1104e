// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import static dev.faultline.timeline.PiecewiseCurve.FALLING;
import static dev.faultline.timeline.PiecewiseCurve.ONE;
import static dev.faultline.timeline.PiecewiseCurve.RISING;
import static dev.faultline.timeline.PiecewiseCurve.ZERO;

/** Makes the curves of a timeline out of its segments; those of more segments by adding to those of fewer. */
final class SegmentCurves {

    /** The shapes by the codes of segments, for the probability of failing. */
    private static final byte[] FAILING = {ZERO, ZERO, ONE, ONE, RISING, FALLING};

    private static final byte[] KNOWN = {ZERO, ONE, ONE, ONE, ONE, ONE};
    private static final byte[] CERTAIN = {ZERO, ZERO, ONE, ONE, ZERO, ZERO};
    private static final byte[] UNCERTAIN = {ONE, ZERO, ZERO, ZERO, ONE, ONE};

    private SegmentCurves() {}

    /**
     * The probability that it was failing: 1 where that is certain, 0 where it was up or nothing is known.
     *
     * @param earlier the one of earlier segments
     * @param from the segments before this one are the same as those
     */
    static PiecewiseCurve likelihood(SegmentArray segments, PiecewiseCurve earlier, int from) {
        return next(earlier, segments, SegmentArray::code, from, FAILING);
    }

    /** As {@link #likelihood}, of being down; the given one if it was never degraded. */
    static PiecewiseCurve downLikelihood(SegmentArray segments, PiecewiseCurve likelihood, Timeline earlier, int from) {
        var degraded = earlier.downLikelihood() != earlier.likelihood();
        for (var i = from; i < segments.size() && !degraded; i++) {
            degraded = segments.code(i) == SegmentArray.DEGRADED;
        }
        return degraded
                ? next(earlier.downLikelihood(), segments, SegmentCurves::codeOfBeingDown, from, FAILING)
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
        return next(earlier, segments, SegmentArray::code, from, KNOWN);
    }

    /** 1 where it was certainly failing; only correct within the given segments. */
    static PiecewiseCurve certain(SegmentArray segments, int from, int to) {
        return with(PiecewiseCurve.NOWHERE, 0, segments, SegmentArray::code, from, to, CERTAIN);
    }

    /** As the likelihood of all, but only correct within the given segments; quicker to be asked. */
    static PiecewiseCurve likelihood(SegmentArray segments, int from, int to) {
        return with(PiecewiseCurve.NOWHERE, 0, segments, SegmentArray::code, from, to, FAILING);
    }

    /** 1 where it is unknown whether it was failing; only correct within the given segments. */
    static PiecewiseCurve uncertain(SegmentArray segments, int from, int to) {
        return with(PiecewiseCurve.EVERYWHERE, 0, segments, SegmentArray::code, from, to, UNCERTAIN);
    }

    /** The curve of all the segments, of which those before the given one made this one. */
    private static PiecewiseCurve next(
            PiecewiseCurve earlier, SegmentArray segments, SegmentCode codes, int from, byte[] shapes) {
        var kept = from == 0 || from >= segments.size() ? 0 : Math.max(earlier.pieceAt(segments.start(from)) - 1, 0);
        return with(earlier, kept, segments, codes, kept == 0 ? 0 : from, segments.size(), shapes);
    }

    /** The first pieces, what is left between them and the first of the given segments, and the pieces of these. */
    private static PiecewiseCurve with(
            PiecewiseCurve earlier,
            int kept,
            SegmentArray segments,
            SegmentCode codes,
            int from,
            int to,
            byte[] shapes) {
        var draft = new CurveDraft(earlier.outside(), kept > 0);
        for (var i = kept; kept > 0 && i <= earlier.pieces() && earlier.start(i) < segments.start(from); i++) {
            draft.add(earlier.start(i), earlier.shapeOf(i), Math.min(earlier.end(i), segments.start(from)));
        }
        for (var i = from; i < to; i++) {
            draft.add(segments.start(i), shapes[codes.of(segments, i)], segments.end(i));
        }
        return earlier.followedBy(kept, draft);
    }

    @FunctionalInterface
    private interface SegmentCode {

        byte of(SegmentArray segments, int segment);
    }
}
