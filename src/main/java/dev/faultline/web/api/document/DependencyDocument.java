// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Status;
import dev.faultline.timeline.Availability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dependency and its status.
 *
 * @param name which
 * @param kind its kind
 * @param critical whether the app cannot do without it
 * @param routes the app's routes that rely on it; empty: all
 * @param configured whether it is in the config now; if not, it only has past observations
 * @param config the settings of its kind, without secrets; null if it is not configured
 * @param shared whether instances that check the same take turns
 * @param pace how often it is probed
 * @param status that of its latest observation; UNKNOWN if there is none
 * @param stale whether the latest observation is older than two intervals and the timeout, or missing
 * @param confirmed the status smoothed by the thresholds, which readiness and alerts go by; null if it is not probed
 *     here
 * @param since when that last changed; null if it is not probed here
 * @param lastObservation the latest one; null if there is none
 * @param availability by span: {@code 1h}, {@code 24h}, {@code 7d}, {@code 30d}
 */
public record DependencyDocument(
        String name,
        String kind,
        boolean critical,
        List<String> routes,
        boolean configured,
        @Nullable Map<String, Object> config,
        boolean shared,
        PaceDocument pace,
        Status status,
        boolean stale,
        @Nullable Status confirmed,
        @Nullable Instant since,
        @Nullable ObservationDocument lastObservation,
        Map<String, AvailabilityDocument> availability) {

    /**
     * How often it is probed, and what confirms a state.
     *
     * @param interval from one start to the next
     * @param timeout the hard deadline of one probe
     * @param slowAbove above this it is DEGRADED
     * @param alertInterval the interval while it is failing
     * @param failureThreshold successive failing observations that confirm a failure
     * @param successThreshold successive good observations that confirm a recovery
     */
    public record PaceDocument(
            Duration interval,
            Duration timeout,
            Duration slowAbove,
            Duration alertInterval,
            int failureThreshold,
            int successThreshold) {

        public static PaceDocument of(ProbePace pace) {
            return new PaceDocument(
                    pace.interval(),
                    pace.timeout(),
                    pace.slowAbove(),
                    pace.alertInterval(),
                    pace.failureThreshold(),
                    pace.successThreshold());
        }
    }

    /**
     * How much of a span it was available.
     *
     * @param available the share of the observed time in which it was up, a transition counting half; null if
     *     nothing was observed
     * @param observed the share of the span that was observed
     */
    public record AvailabilityDocument(@Nullable Double available, double observed) {

        public static AvailabilityDocument of(Availability availability) {
            var ratio = availability.ratio();
            return new AvailabilityDocument(
                    ratio.isPresent() ? NumberRounding.share(ratio.getAsDouble()) : null,
                    NumberRounding.share(availability.coverage()));
        }
    }
}
