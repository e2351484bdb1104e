// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import java.time.Duration;

/**
 * How long the observations of a {@link Run} took.
 *
 * @param fastest the shortest duration of an observation
 * @param slowest the longest duration of an observation
 * @param total the sum of all durations
 */
public record RunLatency(Duration fastest, Duration slowest, Duration total) {

    /** That of a single observation. */
    public static RunLatency of(Duration only) {
        return new RunLatency(only, only, only);
    }

    /** That of both runs together. */
    public RunLatency plus(RunLatency other) {
        return new RunLatency(
                fastest.compareTo(other.fastest) <= 0 ? fastest : other.fastest,
                slowest.compareTo(other.slowest) >= 0 ? slowest : other.slowest,
                total.plus(other.total));
    }

    /** The same but for the sum. */
    public RunLatency withTotal(Duration other) {
        return new RunLatency(fastest, slowest, other);
    }
}
