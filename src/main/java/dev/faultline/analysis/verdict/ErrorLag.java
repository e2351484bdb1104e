// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

/**
 * How far errors follow their cause.
 *
 * @param millis the lag in whole milliseconds, not negative
 * @param mean the mean over the pattern at that lag, in [0, 1]
 */
record ErrorLag(long millis, double mean) {

    /** The better of the two: this one, unless the other has a larger mean by more than what counts as equal. */
    ErrorLag orBetter(long otherMillis, double otherMean) {
        return otherMean > mean + ErrorDistribution.EPSILON ? new ErrorLag(otherMillis, otherMean) : this;
    }
}
