// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.probe.Status;
import dev.faultline.timeline.Episode;
import org.jspecify.annotations.Nullable;

/**
 * A run of observations that are not UP.
 *
 * @param status DOWN or DEGRADED, whichever held longer
 * @param onset when it began
 * @param recovery when it ended; null while no recovery was observed
 * @param failure the failure class that held longest
 * @param message the latest one of that class
 * @param observations how many failing observations
 */
public record EpisodeDocument(
        Status status,
        BoundsDocument onset,
        @Nullable BoundsDocument recovery,
        String failure,
        String message,
        long observations) {

    static EpisodeDocument of(Episode episode) {
        return new EpisodeDocument(
                episode.status(),
                BoundsDocument.of(episode.onset()),
                episode.recovery().map(BoundsDocument::of).orElse(null),
                episode.failure().label(),
                episode.message(),
                episode.observations());
    }
}
