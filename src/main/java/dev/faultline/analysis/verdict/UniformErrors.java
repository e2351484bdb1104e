// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;

/**
 * Errors all over a window: every instant of it weighs the same.
 *
 * @param first its start in epoch milliseconds
 * @param last its end, after {@code first}
 */
record UniformErrors(long first, long last) implements ErrorDistribution {

    long length() {
        return last - first;
    }

    @Override
    public double mean(PiecewiseCurve curve, long shift) {
        return curve.integral(first + shift, last + shift) / (last - first);
    }
}
