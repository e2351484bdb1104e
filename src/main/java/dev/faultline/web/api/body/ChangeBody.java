// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.body;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A change.
 *
 * @param at when
 * @param kind of what kind
 * @param subject what was changed
 * @param version to which version
 * @param message one line
 * @param files what it touched
 * @param zone of times that name none
 */
public record ChangeBody(
        @Schema(
                description = "When; default now",
                anyOf = {String.class, Double.class},
                examples = SharedSchema.TIME)
        Object at,

        @Schema(
                description = "Of what kind",
                required = true,
                enumeration = {"deploy", "config", "secret", "migration", "restart", "other"})
        String kind,

        @Schema(description = "What was changed; default the app")
        String subject,

        @Schema(description = "The new version") String version,
        @Schema(description = "One line") String message,

        @Schema(
                description = "The paths that it touched",
                anyOf = {String.class, String[].class})
        Object files,

        @Schema(description = SharedSchema.ZONE_OF_TIMES) String zone) {}
