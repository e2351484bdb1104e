// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.body;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Links to add to an incident.
 *
 * @param links addresses, or ids of other incidents
 */
public record LinksBody(
        @Schema(
                description = SharedSchema.LINKS,
                anyOf = {String.class, String[].class})
        Object links) {}
