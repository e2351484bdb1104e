// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often an instance probes by itself what it cannot share: as many instances together make about one probe each interval.
 *
 * @param interval the configured interval
 * @param members how many instances took part when that was last known, at least 1
 */
record LonePace(Duration interval, long members) {

    /** Where nobody ever knew how many there are. */
    static final long UNKNOWN_MEMBERS = 5;

    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** From one probe to the next: never less than the interval, and more than 15 minutes only if that is. */
    Duration period() {
        var all = interval.multipliedBy(members);
        var bounded = all.compareTo(LONGEST) > 0 ? LONGEST : all;
        return bounded.compareTo(interval) < 0 ? interval : bounded;
    }

    /**
     * How long to wait for the first one.
     *
     * @param sinceOwn since this instance probed last
     */
    Duration first(Duration sinceOwn, RandomGenerator random) {
        var phase = Duration.ofNanos(random.nextLong(period().toNanos()));
        var earliest = interval.minus(sinceOwn);
        return phase.compareTo(earliest) < 0 ? earliest : phase;
    }
}
