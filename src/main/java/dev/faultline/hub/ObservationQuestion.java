// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is asked about single observations.
 *
 * @param instance only those of the instances with that name
 * @param from start of the span, inclusive
 * @param to its end, exclusive
 * @param after only those behind this one
 * @param limit at most so many, at least 1
 */
public record ObservationQuestion(
        String app,
        String dependency,
        Optional<String> instance,
        Instant from,
        Instant to,
        Optional<PageEnd> after,
        int limit) {

    /** The last observation of a page. */
    public record PageEnd(Instant at, UUID store) {}
}
