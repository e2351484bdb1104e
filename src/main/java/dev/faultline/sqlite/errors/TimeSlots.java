// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.errors;

/** Spans of time, in milliseconds, in which what was counted is taken together. Each begins at a multiple of its length. */
final class TimeSlots {

    static final long SECOND = 1_000;
    static final long TEN_SECONDS = 10_000;
    static final long MINUTE = 60_000;
    static final long HOUR = 3_600_000;

    private TimeSlots() {}

    /** The start of the slot in which the instant lies. */
    static long start(long millis, long length) {
        return Math.floorDiv(millis, length) * length;
    }
}
