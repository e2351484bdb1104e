// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One reading of the table.
 *
 * @param spacing how long after the one before it was due
 * @param samples one for each endpoint that has connections, or had them at the reading before
 * @param leftOut how many endpoints were too many; what has no sample is zero only if this is
 */
public record ConnectionReading(Instant at, Duration spacing, List<ConnectionSample> samples, int leftOut) {

    public ConnectionReading {
        samples = List.copyOf(samples);
    }
}
