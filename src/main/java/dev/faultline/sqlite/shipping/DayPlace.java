// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.shipping;

/**
 * How far a day of a dependency was replaced.
 *
 * @param mark as it was when the batch was read
 * @param nextMillis what starts before is replaced; {@link #DONE}: all of the day
 */
record DayPlace(long dependency, long day, long mark, long nextMillis) {

    static final long DONE = Long.MAX_VALUE;
}
