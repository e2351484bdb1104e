// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The status of a dependency smoothed by its thresholds. A value: each observation makes the next one.
 *
 * <pre>
 *                    success-threshold × UP
 *   UNKNOWN, DOWN, DEGRADED ─────────────────────▶ UP
 *
 *                    failure-threshold × failing
 *   UNKNOWN, UP ─────────────────────────────────▶ what the last of them was: DOWN or DEGRADED
 *
 *                    failure-threshold × the other
 *   DOWN ◀───────────────────────────────────────▶ DEGRADED
 * </pre>
 *
 * <p>Observations that could not tell neither confirm nor interrupt.
 *
 * @param status what is confirmed
 * @param since when that changed: the end of the observation that confirmed it, or the beginning of the watch
 * @param latest the status of the latest observation that could tell; {@code UNKNOWN} before the first
 * @param good successive good observations up to now
 * @param failing successive failing observations up to now
 * @param alike successive observations of the same status up to now
 */
record StatusConfirmation(Status status, Instant since, Status latest, int good, int failing, int alike) {

    /** Nothing seen yet. */
    static StatusConfirmation none(Instant since) {
        return new StatusConfirmation(Status.UNKNOWN, since, Status.UNKNOWN, 0, 0, 0);
    }

    /** What is confirmed once this observation was made too. */
    StatusConfirmation after(Observation observation, ProbePace pace) {
        var seen = observation.status();
        if (seen == Status.UNKNOWN) {
            return this;
        }
        var counted = new StatusConfirmation(
                status,
                since,
                seen,
                seen == Status.UP ? increment(good) : 0,
                seen == Status.UP ? 0 : increment(failing),
                seen == latest ? increment(alike) : 1);
        return seen != status && counted.confirms(seen, pace)
                ? counted.with(seen, observation.endedAt().truncatedTo(ChronoUnit.MILLIS))
                : counted;
    }

    private boolean confirms(Status seen, ProbePace pace) {
        if (seen == Status.UP) {
            return good >= pace.successThreshold();
        }
        return (status.isFailing() ? alike : failing) >= pace.failureThreshold();
    }

    private StatusConfirmation with(Status confirmed, Instant at) {
        return new StatusConfirmation(confirmed, at, latest, good, failing, alike);
    }

    private static int increment(int count) {
        return count == Integer.MAX_VALUE ? count : count + 1;
    }
}
