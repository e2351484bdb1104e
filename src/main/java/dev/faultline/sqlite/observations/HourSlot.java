// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.Observation;
import java.time.Instant;

/**
 * An hour since 1970, the unit in which observations are packed, folded again and dropped. While an hour's observations
 * are there, no piece of a run crosses its edge.
 */
record HourSlot(long number) {

    private static final long MILLIS = 3_600_000;

    static HourSlot of(Instant instant) {
        return ofMillis(instant.toEpochMilli());
    }

    static HourSlot of(Observation observation) {
        return of(observation.startedAt());
    }

    static HourSlot ofMillis(long millis) {
        return new HourSlot(Math.floorDiv(millis, MILLIS));
    }

    /** Inclusive. */
    long firstMillis() {
        return number * MILLIS;
    }

    /** Exclusive. */
    long endMillis() {
        return (number + 1) * MILLIS;
    }
}
