// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.web.api.document.DependencyDocument.PaceDocument;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the app's own routes, checked by the sidecar.
 *
 * @param name its name in the config file
 * @param path the path that is checked; empty if it has none
 * @param config how it is checked, without secrets
 * @param pace how often
 * @param status that of its latest response; UNKNOWN if there is none
 * @param confirmed the status smoothed by the thresholds; UNKNOWN until one is confirmed
 * @param since when that last changed; null before the first check
 * @param lastAnswer the latest one; null if there is none
 */
public record RouteDocument(
        String name,
        String path,
        Map<String, Object> config,
        PaceDocument pace,
        Status status,
        Status confirmed,
        @Nullable Instant since,
        @Nullable AnswerDocument lastAnswer) {

    /**
     * A response of a route.
     *
     * @param at when it was requested
     * @param durationMs how long the response took, in milliseconds
     * @param status what that comes to
     * @param failure the failure class; empty when UP
     * @param message one line, may be empty
     */
    public record AnswerDocument(Instant at, double durationMs, Status status, String failure, String message) {

        public static AnswerDocument of(Observation response) {
            return new AnswerDocument(
                    response.startedAt(),
                    NumberRounding.millis(response.duration()),
                    response.status(),
                    response.failure().label(),
                    response.message());
        }
    }
}
