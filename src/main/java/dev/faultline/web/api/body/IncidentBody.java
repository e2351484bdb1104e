// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.body;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An incident that somebody records.
 *
 * @param from its start
 * @param to its end
 * @param last or its length up to now
 * @param zone of times that name none
 * @param route that failed
 * @param title one line
 * @param annotation what to add
 * @param links addresses, or ids of other incidents
 */
public record IncidentBody(
        @Schema(
                description = "Start of the window",
                anyOf = {String.class, Double.class},
                examples = SharedSchema.TIME)
        Object from,

        @Schema(
                description = "End of the window; default now",
                anyOf = {String.class, Double.class},
                examples = SharedSchema.TIME)
        Object to,

        @Schema(description = SharedSchema.LAST) String last,

        @Schema(description = SharedSchema.ZONE_OF_TIMES) String zone,

        @Schema(description = "The app's route that failed") String route,
        @Schema(description = "One line") String title,

        @Schema(
                description = "Lines to add",
                anyOf = {String.class, String[].class})
        Object annotation,

        @Schema(
                description = SharedSchema.LINKS,
                anyOf = {String.class, String[].class})
        Object links) {}
