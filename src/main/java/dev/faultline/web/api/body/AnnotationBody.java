// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.body;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A line to add to an incident.
 *
 * @param text the line
 * @param at of when
 * @param zone of a time that names none
 */
public record AnnotationBody(
        @Schema(description = "The line", required = true) String text,

        @Schema(
                description = "Of when; default now",
                anyOf = {String.class, Double.class},
                examples = SharedSchema.TIME)
        Object at,

        @Schema(description = SharedSchema.ZONE_OF_TIME) String zone) {}
