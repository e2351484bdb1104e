// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import dev.faultline.probe.Observation;
import dev.faultline.timeline.StoredPrecision;
import java.time.Instant;
import java.util.List;

/**
 * An observation on its way to the disk.
 *
 * @param observation in the precision of the store
 * @param at when it was received
 */
public record ReceivedObservation(Observation observation, Instant at) {

    public ReceivedObservation {
        observation = StoredPrecision.cut(observation);
    }

    /** Observations that were received together. */
    public static List<ReceivedObservation> all(List<Observation> observations, Instant at) {
        return observations.stream()
                .map(observation -> new ReceivedObservation(observation, at))
                .toList();
    }
}
