// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.body;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Responses that the app or a gateway saw.
 *
 * @param errors the rows
 * @param interval how much time each row covers
 * @param zone of times that name none
 */
public record ErrorsBody(
        @Schema(description = "The rows; at most 10,000", required = true, maxItems = 10000)
        List<PostedResponses> errors,

        @Schema(description = "How much time each row covers from its at on")
        String interval,

        @Schema(description = "The time zone or offset of times that name none; default UTC")
        String zone) {}
