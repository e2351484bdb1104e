package dev.faultline.timeline;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.time.Instant;

/**
 * A longest stretch of successive observations of one dependency with the same status, failure class, interval and
 * timeout, none further apart than the allowed gap. All that a timeline needs of them; times in whole milliseconds.
 *
 * @param dependency the dependency's name
 * @param status of every observation in it
 * @param failure of every observation in it
 * @param message of its last observation that had one
 * @param firstStart start of the first observation
 * @param firstEnd end of the first observation
 * @param lastStart start of the last observation, not before {@code firstStart}
 * @param lastEnd end of the last observation
 * @param count how many observations, at least 1
 * @param longestGap the longest time from the start of one observation to the end of the next; zero for a single one
 * @param fastest the shortest duration of an observation
 * @param slowest the longest duration of an observation
 * @param total the sum of all durations
 * @param interval the configured interval at that time
 * @param timeout the configured timeout at that time
 */
public record Run(
        String dependency,
        Status status,
        FailureClass failure,
        String message,
        Instant firstStart,
        Instant firstEnd,
        Instant lastStart,
        Instant lastEnd,
        long count,
        Duration longestGap,
        Duration fastest,
        Duration slowest,
        Duration total,
        Duration interval,
        Duration timeout) {

    /** How far from the start of its last observation the next like one may end for nothing to be missing. */
    public Duration allowedGap() {
        return interval.plus(interval).plus(timeout);
    }
}
