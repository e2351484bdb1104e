// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.body;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one probe of another prober saw.
 *
 * @param dependency which
 * @param at when it began
 * @param durationMs how long it took
 * @param status what it found
 * @param failure the class of a failure
 * @param message why
 */
public record PostedObservation(
        @Schema(description = "The name of the dependency", required = true)
        String dependency,

        @Schema(
                description = SharedSchema.INSTANT,
                required = true,
                anyOf = {String.class, Double.class},
                examples = SharedSchema.TIME)
        Object at,

        @Schema(
                description = "How long it took, in milliseconds; default 0",
                minimum = "0",
                maximum = SharedSchema.DAY_MILLIS)
        double durationMs,

        @Schema(
                description = "What it found",
                required = true,
                enumeration = {"UP", "DEGRADED", "DOWN", "UNKNOWN"})
        String status,

        @Schema(
                description = "The class of the failure; default by the status",
                enumeration = {
                    "dns",
                    "connect",
                    "connect-timeout",
                    "tls",
                    "auth",
                    "capacity",
                    "timeout",
                    "protocol",
                    "assertion",
                    "slow",
                    "io",
                    "prober"
                })
        String failure,

        @Schema(description = "Why") String message) {}
