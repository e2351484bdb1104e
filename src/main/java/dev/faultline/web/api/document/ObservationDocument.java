// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one probe observed.
 *
 * @param dependency its name
 * @param startedAt when the probe started
 * @param at the same, under the name by which observations are posted
 * @param durationMs how long it took, in milliseconds
 * @param status UP, DEGRADED, DOWN or UNKNOWN
 * @param failure the failure class; null when UP
 * @param message one line, may be empty
 * @param phases how long each step took, in milliseconds; empty where unknown
 * @param by which other instance made it, and on which node, if it was taken over; null for an own one
 */
public record ObservationDocument(
        String dependency,
        Instant startedAt,
        Instant at,
        double durationMs,
        Status status,
        @Nullable String failure,
        String message,
        Map<String, Double> phases,
        @Nullable String by) {

    public static ObservationDocument of(Observation observation) {
        var phases = new LinkedHashMap<String, Double>();
        observation.phases().forEach((name, duration) -> phases.put(name, NumberRounding.millis(duration)));
        var failure = observation.failure().label();
        return new ObservationDocument(
                observation.dependency(),
                observation.startedAt(),
                observation.startedAt(),
                NumberRounding.millis(observation.duration()),
                observation.status(),
                failure.isEmpty() ? null : failure,
                observation.message(),
                phases,
                observation.by().orElse(null));
    }
}
