// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

/**
 * How far errors follow their cause.
 *
 * @param millis the lag in whole milliseconds, not negative
 * @param mean the mean over the pattern at that lag, in [0, 1]
 * @param worth what the explanation is worth for its lag, in (0, 1]; 1 for what needs none
 */
record ErrorLag(long millis, double mean, double worth) {

    /** Nothing is explained. */
    static final ErrorLag NONE = new ErrorLag(0, 0, 1);
}
