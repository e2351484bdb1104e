// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import java.time.Instant;

/**
 * Successive readings, none further apart than twice their spacing and a second. An endpoint without a run in it had no
 * connection then; outside of such spans nothing is known.
 *
 * @param from the first reading
 * @param to the last reading
 * @param readings how many, at least 1
 * @param leftOut how many endpoints at most were left out of one of them; unless it is 0, an endpoint without a run is unknown
 */
public record ReadSpan(Instant from, Instant to, int readings, int leftOut) {

    static ReadSpan of(ConnectionReading reading) {
        return new ReadSpan(reading.at(), reading.at(), 1, reading.leftOut());
    }

    ReadSpan with(ConnectionReading reading) {
        return new ReadSpan(from, reading.at(), readings + 1, Math.max(leftOut, reading.leftOut()));
    }
}
