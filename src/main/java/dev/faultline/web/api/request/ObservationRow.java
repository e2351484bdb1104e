// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.dependency.RouteDependency;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.text.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One observation made elsewhere, as it was posted.
 *
 * @param dependency its name
 * @param at when the probe started, whole milliseconds
 * @param duration of the probe, whole microseconds
 * @param status what it found
 * @param failure {@link FailureClass#NONE} exactly when the status is {@code UP}
 * @param message one line
 */
public record ObservationRow(
        String dependency, Instant at, Duration duration, Status status, FailureClass failure, String message) {

    private static final long LONGEST_MS = Duration.ofDays(1).toMillis();

    private static final String STATUSES =
            Arrays.stream(Status.values()).map(Status::name).collect(Collectors.joining(", "));

    private static final String FAILURES = Arrays.stream(FailureClass.values())
            .map(FailureClass::label)
            .filter(label -> !label.isEmpty())
            .collect(Collectors.joining(", "));

    /** Reads one, noting what is wrong with it. */
    static ObservationRow read(JsonBody row, Instant earliest) {
        var name = row.text("dependency");
        if (name.isEmpty() || name.get().length() > RequestLimits.LONGEST_NAME || !OneLine.isOne(name.get())) {
            row.reject(
                    "dependency",
                    "required: a name of at most " + RequestLimits.LONGEST_NAME + " characters on one line");
        }
        if (name.filter(RouteDependency::isOne).isPresent()) {
            row.reject(
                    "dependency",
                    "a name that does not start with '" + RouteDependency.PREFIX + "', which is reserved");
        }
        var at = PastInstant.read(row, earliest);
        var micros = row.fraction("durationMs", 0, LONGEST_MS)
                .map(ms -> Math.round(ms * 1_000))
                .orElse(0L);
        var status = status(row);
        var failure = failure(row, status);
        var message = row.text("message").map(OneLine::of).orElse("");
        row.endRow();
        return new ObservationRow(name.orElse(""), at, Duration.ofNanos(micros * 1_000), status, failure, message);
    }

    private static Status status(JsonBody row) {
        var status = row.text("status")
                .map(text -> text.toUpperCase(Locale.ROOT))
                .flatMap(text -> Arrays.stream(Status.values())
                        .filter(candidate -> candidate.name().equals(text))
                        .findFirst());
        if (status.isEmpty()) {
            row.reject("status", "required: one of " + STATUSES);
        }
        return status.orElse(Status.UNKNOWN);
    }

    private static FailureClass failure(JsonBody row, Status status) {
        var given = row.text("failure");
        if (given.isEmpty()) {
            return unnamed(status);
        }
        var failure = given.flatMap(FailureClass::ofLabel);
        if (failure.isEmpty()) {
            row.reject("failure", "absent, or one of " + FAILURES);
        } else if (status == Status.UP) {
            row.reject("failure", "absent when the status is UP");
        }
        return status == Status.UP ? FailureClass.NONE : failure.orElse(unnamed(status));
    }

    /** The class of a failure that was posted without one. */
    private static FailureClass unnamed(Status status) {
        return switch (status) {
            case UP -> FailureClass.NONE;
            case DEGRADED -> FailureClass.SLOW;
            case DOWN -> FailureClass.ASSERTION;
            case UNKNOWN -> FailureClass.PROBER;
        };
    }
}
