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

    /** The earliest instant of it, in epoch milliseconds. */
    long first();

    /** The latest instant of it. */
    long last();
}
