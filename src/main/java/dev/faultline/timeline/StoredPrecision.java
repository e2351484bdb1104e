// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.probe.Observation;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** How finely a store keeps an observation: starts, intervals and timeouts in milliseconds, durations in microseconds. */
public final class StoredPrecision {

    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private StoredPrecision() {}

    /** The observation as it is kept: finer parts are cut off; an interval is at least a millisecond. */
    public static Observation cut(Observation observation) {
        if (isKeptWhole(observation)) {
            return observation;
        }
        var interval = observation.interval().truncatedTo(ChronoUnit.MILLIS);
        return new Observation(
                observation.dependency(),
                observation.startedAt().truncatedTo(ChronoUnit.MILLIS),
                observation.duration().truncatedTo(ChronoUnit.MICROS),
                observation.status(),
                observation.failure(),
                observation.message(),
                observation.phases(),
                interval.isZero() ? Duration.ofMillis(1) : interval,
                observation.timeout().truncatedTo(ChronoUnit.MILLIS),
                observation.by());
    }

    private static boolean isKeptWhole(Observation observation) {
        return observation.startedAt().getNano() % NANOS_PER_MILLI == 0
                && observation.duration().getNano() % NANOS_PER_MICRO == 0
                && observation.interval().getNano() % NANOS_PER_MILLI == 0
                && observation.timeout().getNano() % NANOS_PER_MILLI == 0;
    }
}
