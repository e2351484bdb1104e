// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.body;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When the app returned 5xx.
 *
 * @param at when
 * @param count how often
 * @param route of which route
 * @param message what it said
 */
public record ErrorTime(
        @Schema(
                description = SharedSchema.INSTANT,
                required = true,
                anyOf = {String.class, Double.class},
                examples = SharedSchema.TIME)
        Object at,

        @Schema(description = "How many; default 1", minimum = "1", maximum = "2147483647")
        long count,

        @Schema(description = "The app's route that failed") String route,
        @Schema(description = "What it said") String message) {}
