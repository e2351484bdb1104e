// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import java.time.Duration;
import java.time.Instant;

/**
 * One instant on both clocks.
 *
 * @param nanos on the monotonic clock
 * @param wall on the wall clock
 */
record ClockReading(long nanos, Instant wall) {

    private static final long TOGETHER_NANOS = Duration.ofMillis(20).toNanos();
    private static final int ATTEMPTS = 3;

    /** Now. Read again if the process was held between the two clocks, for that would look like a jump of one of them. */
    static ClockReading of(ProbeTimer timer) {
        var before = timer.nanoTime();
        for (var attempt = 1; ; attempt++) {
            var wall = timer.wall();
            var after = timer.nanoTime();
            if (after - before <= TOGETHER_NANOS || attempt == ATTEMPTS) {
                return new ClockReading(after, wall);
            }
            before = after;
        }
    }

    /** This moment on a clock that went on evenly until the given reading of the monotonic one. */
    Instant wallAt(long laterNanos) {
        return wall.plusNanos(laterNanos - nanos);
    }
}
