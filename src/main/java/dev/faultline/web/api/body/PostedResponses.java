// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.body;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Responses of the app at one time.
 *
 * @param at when
 * @param count how many
 * @param requests of how many
 * @param route of which route
 * @param status with which status
 * @param durationMs how long each request had run
 * @param message what it said
 */
public record PostedResponses(
        @Schema(
                description = SharedSchema.INSTANT,
                required = true,
                anyOf = {String.class, Double.class},
                examples = SharedSchema.TIME)
        Object at,

        @Schema(description = "How many; default 1, 0 beside requests", minimum = "0", maximum = "1000000000")
        long count,

        @Schema(description = "All responses in that time, errors included", minimum = "0", maximum = "1000000000")
        long requests,

        @Schema(description = "The app's route") String route,

        @Schema(description = "The HTTP status; default 500", minimum = "100", maximum = "599")
        int status,

        @Schema(
                description = "How long each request had run, in milliseconds",
                minimum = "0",
                maximum = SharedSchema.DAY_MILLIS)
        double durationMs,

        @Schema(description = "What it said") String message) {}
