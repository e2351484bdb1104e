// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;

/**
 * How errors lie in time that follow their cause by an unknown lag: all over a window, or at single instants. It can be
 * shifted as a whole; a shift is in milliseconds and negative towards the past.
 */
sealed interface ErrorDistribution permits UniformErrors, ErrorInstants {

    /** What counts as equal among means. */
    double EPSILON = 1e-9;

    /** The mean of a curve over this pattern, shifted by whole milliseconds. */
    double mean(PiecewiseCurve curve, long shift);

    /**
     * The means at many lags, of which each is larger than the one asked for before it.
     *
     * @param most no lag is larger, in milliseconds
     */
    default AtLags atLags(PiecewiseCurve curve, long most) {
        return lag -> mean(curve, -lag);
    }

    /** The means of one curve at lags in milliseconds. */
    @FunctionalInterface
    interface AtLags {
        double mean(long lag);
    }

    /** The earliest instant of it, in epoch milliseconds. */
    long first();

    /** The latest instant of it. */
    long last();
}
