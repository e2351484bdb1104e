// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.body;

import dev.faultline.web.api.request.RequestLimits;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Observations that were made elsewhere.
 *
 * @param observations the rows
 * @param interval the time between them
 * @param zone of times that name none
 */
public record ObservationsBody(
        @Schema(description = SharedSchema.ROWS, required = true, maxItems = RequestLimits.MOST_OBSERVATIONS)
        List<PostedObservation> observations,

        @Schema(description = "The time between observations; default: their median spacing")
        String interval,

        @Schema(description = SharedSchema.ZONE_OF_TIMES) String zone) {}
