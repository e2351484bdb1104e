// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;

/**
 * How the errors lie in time: all over a window, or at single instants. Means over it are what a verdict is made of. It
 * can be shifted as a whole; a shift is in milliseconds and negative towards the past.
 */
sealed interface ErrorDistribution permits UniformErrors, ErrorInstants {

    /** What counts as equal among means. */
    double EPSILON = 1e-9;

    /** The mean of a curve over this pattern, shifted by whole milliseconds. */
    double mean(PiecewiseCurve curve, long shift);

    /** The lag in whole milliseconds, at most {@code maxLag}, at which the mean is largest; the smallest of equals. */
    ErrorLag bestLag(PiecewiseCurve curve, long maxLag);

    /** The shifts in [{@code least}, {@code most}] at which the mean of a curve is at least the given level. */
    IntervalSet shiftsReaching(double level, PiecewiseCurve curve, long least, long most);
}
