// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link Probe} brings back. A failing dependency is data, not an exception.
 *
 * @param status what was found; {@code slow} is not the probe's to say, the prober adds it from the duration
 * @param failure {@link FailureClass#NONE} exactly when the status is {@code UP}
 * @param message one line for a responder, empty if there is nothing to say
 * @param phases how long each step took, in the order of the steps ({@code resolve}, {@code connect}, …)
 * @param parts what it was told of other dependencies; none for all kinds but those that ask somebody else
 * @param certificateExpiry when the first certificate of the chain that was used expires, also if it was refused; of
 *     several handshakes the earliest; empty without one
 * @param trace the id of the trace that the other side was told, in hexadecimal digits; empty if it was told none
 */
public record Outcome(
        Status status,
        FailureClass failure,
        String message,
        Map<String, Duration> phases,
        List<PartOutcome> parts,
        Optional<Instant> certificateExpiry,
        Optional<String> trace) {

    public Outcome {
        Objects.requireNonNull(status);
        Objects.requireNonNull(failure);
        Objects.requireNonNull(message);
        if ((status == Status.UP) != (failure == FailureClass.NONE)) {
            throw new IllegalArgumentException(status + " does not go with failure '" + failure.label() + "'");
        }
        phases = StepDurations.of(phases);
        parts = List.copyOf(parts);
    }

    /** One that tells of nothing else. */
    public Outcome(Status status, FailureClass failure, String message, Map<String, Duration> phases) {
        this(status, failure, message, phases, List.of(), Optional.empty(), Optional.empty());
    }

    public static Outcome up() {
        return up("");
    }

    public static Outcome up(String message) {
        return new Outcome(Status.UP, FailureClass.NONE, message, Map.of());
    }

    public static Outcome down(FailureClass failure, String message) {
        return new Outcome(Status.DOWN, failure, message, Map.of());
    }

    public static Outcome degraded(FailureClass failure, String message) {
        return new Outcome(Status.DEGRADED, failure, message, Map.of());
    }

    /** The prober itself failed: no evidence about the dependency. */
    public static Outcome unknown(String message) {
        return new Outcome(Status.UNKNOWN, FailureClass.PROBER, message, Map.of());
    }

    /** The same outcome with the time each step took. */
    public Outcome withPhases(Map<String, Duration> measured) {
        return new Outcome(status, failure, message, measured, parts, certificateExpiry, trace);
    }

    /** The same outcome with what it was told of others. */
    public Outcome withParts(List<PartOutcome> told) {
        return new Outcome(status, failure, message, phases, told, certificateExpiry, trace);
    }

    /** The same outcome with when the certificates that were used expire. */
    public Outcome withCertificateExpiry(Optional<Instant> earliest) {
        return new Outcome(status, failure, message, phases, parts, earliest, trace);
    }

    /** The same outcome with the id of the trace that the other side was told. */
    public Outcome withTrace(Optional<String> id) {
        return new Outcome(status, failure, message, phases, parts, certificateExpiry, id);
    }
}
