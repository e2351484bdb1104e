// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of the Redis server, which all instances have in common whatever their own clocks say.
 *
 * @param epochNanos the server's time when it was asked, since 1970
 * @param nanos the monotonic clock of this machine at that instant, half the round trip before the reply
 */
record RedisClock(long epochNanos, long nanos) {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /**
     * @param seconds and
     * @param micros of the server's reply to {@code TIME}
     * @param asked the monotonic clock before
     * @param replied and after
     */
    static RedisClock of(long seconds, long micros, long asked, long replied) {
        return new RedisClock(seconds * NANOS_PER_SECOND + micros * 1_000, asked + (replied - asked) / 2);
    }

    /** The server's time at a reading of the monotonic clock. */
    Instant at(long monotonic) {
        return instant(epochNanos + (monotonic - nanos));
    }

    /** The interval in which that is, counted from 1970. */
    long slot(long monotonic, Duration interval) {
        return Math.floorDiv(epochNanos + (monotonic - nanos), interval.toNanos());
    }

    /** The start of a slot on the monotonic clock. */
    long startOf(long slot, Duration interval) {
        return nanos + (slot * interval.toNanos() - epochNanos);
    }

    /** How far the server's time is ahead of the given one; negative: behind. */
    Duration ahead(Instant wall, long monotonic) {
        return Duration.between(wall, at(monotonic));
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }
}
