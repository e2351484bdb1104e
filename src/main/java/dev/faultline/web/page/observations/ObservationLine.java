// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.observations;

import dev.faultline.probe.Observation;
import dev.faultline.text.DurationWords;
import dev.faultline.web.page.format.ShownInstant;
import dev.faultline.web.page.format.StateLabel;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One observation.
 *
 * @param at when it started
 * @param status what it found
 * @param duration how long it took
 * @param failure the failure class; empty when up
 * @param message what was said; may be empty
 * @param phases how long each step took; empty if unknown
 */
@TemplateData
record ObservationLine(
        ShownInstant at, StateLabel status, String duration, String failure, String message, String phases) {

    static ObservationLine of(Observation observation, Instant beside) {
        return new ObservationLine(
                ShownInstant.of(observation.startedAt(), beside),
                StateLabel.of(observation.status()),
                DurationWords.of(observation.duration()),
                observation.failure().label(),
                observation.message(),
                phases(observation.phases()));
    }

    private static String phases(Map<String, Duration> phases) {
        return phases.entrySet().stream()
                .map(phase -> phase.getKey() + " " + DurationWords.of(phase.getValue()))
                .collect(Collectors.joining(", "));
    }
}
