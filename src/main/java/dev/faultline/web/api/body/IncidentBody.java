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
                examples = "2026-11-22T14:02:11.000Z")
        Object from,

        @Schema(
                description = "End of the window; default now",
                anyOf = {String.class, Double.class},
                examples = "2026-11-22T14:02:11.000Z")
        Object to,

        @Schema(description = "A duration up to now, instead of from and to")
        String last,

        @Schema(description = "The time zone or offset of times that name none; default UTC")
        String zone,

        @Schema(description = "The app's route that failed") String route,
        @Schema(description = "One line") String title,

        @Schema(
                description = "Lines to add",
                anyOf = {String.class, String[].class})
        Object annotation,

        @Schema(
                description = "Addresses, or ids of other incidents",
                anyOf = {String.class, String[].class})
        Object links) {}
