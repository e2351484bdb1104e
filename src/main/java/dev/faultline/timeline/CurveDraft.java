// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

/** The pieces of a curve that are put together one by one: like ones that meet become one, at the ends what is outside is left out. */
final class CurveDraft {

    private final byte outside;
    private final boolean follows;
    private final LongColumn.Added bounds = new LongColumn.Added();
    /** The shape of the last piece; none of them before there is one. */
    private byte lastShape = -1;

    /**
     * @param outside the shape of what is not in it
     * @param follows whether there are pieces before these
     */
    CurveDraft(byte outside, boolean follows) {
        this.outside = outside;
        this.follows = follows;
    }

    void add(long start, byte shape, long end) {
        if (lastShape == shape && PiecewiseCurve.isConstant(shape)) {
            bounds.setLast(end << PiecewiseCurve.SHAPE_BITS);
            return;
        }
        if (bounds.size() > 0) {
            bounds.removeLast();
        } else if (!follows && shape == outside) {
            return;
        }
        bounds.add(start << PiecewiseCurve.SHAPE_BITS | shape);
        bounds.add(end << PiecewiseCurve.SHAPE_BITS);
        lastShape = shape;
    }

    /** What a {@link PiecewiseCurve} keeps of them. */
    LongColumn.Added bounds() {
        if (lastShape == outside) {
            bounds.removeLast();
            bounds.setLast(bounds.last() >> PiecewiseCurve.SHAPE_BITS << PiecewiseCurve.SHAPE_BITS);
        }
        return bounds;
    }
}
