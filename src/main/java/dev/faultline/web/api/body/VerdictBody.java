// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.body;

import dev.faultline.web.api.request.RequestLimits;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A window to judge, by the times of its errors.
 *
 * @param errors the times
 * @param from its start
 * @param to its end
 * @param last or its length up to now
 * @param zone of times that name none
 * @param route that failed
 * @param dependency judge only these
 * @param tolerance allowed clock difference
 * @param maxLag how far errors may lag behind
 * @param baseline of chance
 */
public record VerdictBody(
        @Schema(description = "When the app returned 5xx", maxItems = RequestLimits.MOST_ERRORS)
        List<ErrorTime> errors,

        @Schema(
                description = "Start of the window; default: the first error",
                anyOf = {String.class, Double.class},
                examples = SharedSchema.TIME)
        Object from,

        @Schema(
                description = "End of the window; default: the last error",
                anyOf = {String.class, Double.class},
                examples = SharedSchema.TIME)
        Object to,

        @Schema(description = SharedSchema.LAST) String last,

        @Schema(description = SharedSchema.ZONE_OF_TIMES) String zone,

        @Schema(description = "The app's route that failed: a path, or a pattern with '*'")
        String route,

        @Schema(
                description = "Judge only these dependencies",
                anyOf = {String.class, String[].class})
        Object dependency,

        @Schema(description = "Allowed clock difference, up to 1 h; default 1s")
        String tolerance,

        @Schema(description = "How far errors may lag behind a failure, up to 1 h; default 60s", name = "max-lag")
        String maxLag,

        @Schema(description = "How much history the chance is computed from; default 7d")
        String baseline) {}
