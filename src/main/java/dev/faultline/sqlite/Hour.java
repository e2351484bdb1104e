package dev.faultline.sqlite;

import dev.faultline.probe.Observation;
import java.time.Instant;

/**
 * An hour since 1970, the unit in which observations are packed, folded again and dropped. While an hour's observations
 * are there, no piece of a run crosses its edge.
 */
record Hour(long number) {

    private static final long MILLIS = 3_600_000;

    static Hour of(Instant instant) {
        return ofMillis(instant.toEpochMilli());
    }

    static Hour of(Observation observation) {
        return of(observation.startedAt());
    }

    static Hour ofMillis(long millis) {
        return new Hour(Math.floorDiv(millis, MILLIS));
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
