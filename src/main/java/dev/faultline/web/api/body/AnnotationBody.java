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
                examples = "2026-11-22T14:02:11.000Z")
        Object at,

        @Schema(description = "The time zone or offset of a time that names none; default UTC")
        String zone) {}
