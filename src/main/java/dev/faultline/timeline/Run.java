// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Successive observations of one dependency that all say the same, as many as there are, with none missing between them.
 * All that a timeline needs of them; times in whole milliseconds.
 *
 * @param key what all its observations have in common
 * @param message of its last observation that had one
 * @param firstStart start of the first observation
 * @param firstEnd end of the first observation
 * @param lastStart start of the last observation, not before {@code firstStart}
 * @param lastEnd end of the last observation
 * @param count how many observations, at least 1
 * @param longestGap the longest time from the start of one observation to the end of the next; zero for a single one, never
 *     more than {@link #allowedGap()}
 * @param latency how long its observations took
 */
public record Run(
        RunKey key,
        String message,
        Instant firstStart,
        Instant firstEnd,
        Instant lastStart,
        Instant lastEnd,
        long count,
        Duration longestGap,
        RunLatency latency) {

    public String dependency() {
        return key.dependency();
    }

    public Status status() {
        return key.status();
    }

    public FailureClass failure() {
        return key.failure();
    }

    public Duration interval() {
        return key.interval();
    }

    public Duration timeout() {
        return key.timeout();
    }

    /** Whether other instances made its observations: then the message names who made the last. */
    public boolean isTaken() {
        return key.taken();
    }

    /** How far from the start of its last observation the next like one may end for nothing to be missing. */
    public Duration allowedGap() {
        return interval().plus(interval()).plus(timeout());
    }

    /**
     * This run and a later one as one; absent if they have different keys, or something is missing between them.
     *
     * @param next starts after this one's last start
     */
    public Optional<Run> join(Run next) {
        var between = Duration.between(lastStart, next.firstEnd);
        if (!key.equals(next.key) || between.compareTo(allowedGap()) > 0) {
            return Optional.empty();
        }
        return Optional.of(new Run(
                key,
                next.message.isEmpty() ? message : next.message,
                firstStart,
                firstEnd,
                next.lastStart,
                next.lastEnd,
                count + next.count,
                longest(longestGap, next.longestGap, between),
                latency.plus(next.latency)));
    }

    private static Duration longest(Duration... durations) {
        return Collections.max(List.of(durations));
    }
}
