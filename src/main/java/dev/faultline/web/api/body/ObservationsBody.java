// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.body;

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
        @Schema(description = "The rows; at most 10,000", required = true, maxItems = 10000)
        List<PostedObservation> observations,

        @Schema(description = "The time between observations; default: their median spacing")
        String interval,

        @Schema(description = "The time zone or offset of times that name none; default UTC")
        String zone) {}
