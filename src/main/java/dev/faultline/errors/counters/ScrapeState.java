// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import java.time.Instant;
import java.util.Optional;

/**
 * How the reading of the app's counters gets on, since it was started.
 *
 * @param scrapes how often the endpoint was asked, the failed attempts among them
 * @param failed how often it gave no exposition
 * @param lastFailure why, the last time it gave none, in one line without secrets
 * @param lastSuccess when it was last read in full
 * @param badLines how many malformed lines of the counters looked for were passed over
 * @param refusals how often what was counted could not be kept; it is offered again
 * @param series how many series are being watched
 * @param counter the name of the counter in use; empty as long as none was recognised
 * @param trouble why 5xx answers would not be noticed now, if so, in one sentence
 */
public record ScrapeState(
        long scrapes,
        long failed,
        Optional<String> lastFailure,
        Optional<Instant> lastSuccess,
        long badLines,
        long refusals,
        int series,
        Optional<String> counter,
        Optional<String> trouble) {

    static final ScrapeState NONE =
            new ScrapeState(0, 0, Optional.empty(), Optional.empty(), 0, 0, 0, Optional.empty(), Optional.empty());
}
