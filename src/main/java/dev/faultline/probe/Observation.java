// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one probe of a dependency saw, and under which pace it was made. Evidence for some instant in
 * [{@link #startedAt}, {@link #endedAt}], no more.
 *
 * @param dependency the dependency's name
 * @param startedAt wall clock, in whole milliseconds
 * @param duration from start to answer, not negative; whole microseconds
 * @param status what was found
 * @param failure {@link FailureClass#NONE} exactly when the status is {@code UP}
 * @param message one line, free of secrets, may be empty
 * @param phases how long each step took; empty for observations made elsewhere and for packed ones
 * @param interval the configured interval when it was made (not the alert interval), positive, whole milliseconds
 * @param timeout the configured timeout when it was made, not negative, whole milliseconds
 * @param by which other instance made it, where it was taken over from one: it proves how the dependency was, not this
 *     instance's way to it
 */
public record Observation(
        String dependency,
        Instant startedAt,
        Duration duration,
        Status status,
        FailureClass failure,
        String message,
        Map<String, Duration> phases,
        Duration interval,
        Duration timeout,
        Optional<String> by) {

    public Observation {
        Objects.requireNonNull(dependency);
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(message);
        if (duration.isNegative() || timeout.isNegative() || interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("negative duration or interval in an observation of " + dependency);
        }
        if ((status == Status.UP) != (failure == FailureClass.NONE)) {
            throw new IllegalArgumentException(status + " does not go with failure '" + failure.label() + "'");
        }
        phases = StepDurations.of(phases);
    }

    /** One that this instance made itself, or was given. */
    public Observation(
            String dependency,
            Instant startedAt,
            Duration duration,
            Status status,
            FailureClass failure,
            String message,
            Map<String, Duration> phases,
            Duration interval,
            Duration timeout) {
        this(dependency, startedAt, duration, status, failure, message, phases, interval, timeout, Optional.empty());
    }

    /** The last instant it can be evidence for. */
    public Instant endedAt() {
        return startedAt.plus(duration);
    }

    /** How far from this observation's start the next like one may end for nothing to be missing between them. */
    public Duration allowedGap() {
        return interval.plus(interval).plus(timeout);
    }
}
