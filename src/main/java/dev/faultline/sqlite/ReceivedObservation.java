package dev.faultline.sqlite;

import dev.faultline.probe.Observation;
import dev.faultline.timeline.StoredPrecision;
import java.time.Instant;

/**
 * An observation on its way to the disk.
 *
 * @param observation in the precision of the store
 * @param at when it was received
 */
record ReceivedObservation(Observation observation, Instant at) {

    ReceivedObservation {
        observation = StoredPrecision.cut(observation);
    }
}
