// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.body;

import dev.faultline.web.api.request.RequestLimits;
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
        @Schema(description = SharedSchema.ROWS, required = true, maxItems = RequestLimits.MOST_ERRORS)
        List<PostedResponses> errors,

        @Schema(description = "How much time each row covers from its at on")
        String interval,

        @Schema(description = SharedSchema.ZONE_OF_TIMES) String zone) {}
