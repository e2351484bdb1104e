// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long failing requests had run when they were answered. Those under a second and the others are summed up apart, so that
 * a mean never lies between a refusal and a timeout, and sums can be added to sums.
 *
 * @param quick how many ran for less than 1 s
 * @param quickMillis for how long together
 * @param slow how many ran for 1 s or more
 * @param slowMillis for how long together
 */
public record RequestDurations(long quick, long quickMillis, long slow, long slowMillis) {

    /** Of requests that nobody timed. */
    public static final RequestDurations NONE = new RequestDurations(0, 0, 0, 0);

    private static final long SLOW_MILLIS = 1_000;

    /**
     * Requests that ran for as long as each other.
     *
     * @param count how many
     * @param duration how long each of them had run
     */
    public record TimedRequests(long count, Duration duration) {}

    /** So many that ran for so long each, in milliseconds. */
    public static RequestDurations of(long count, long millis) {
        return millis < SLOW_MILLIS
                ? new RequestDurations(count, count * millis, 0, 0)
                : new RequestDurations(0, 0, count, count * millis);
    }

    public RequestDurations plus(RequestDurations more) {
        return new RequestDurations(
                quick + more.quick, quickMillis + more.quickMillis, slow + more.slow, slowMillis + more.slowMillis);
    }

    /** How many were timed. */
    public long timed() {
        return quick + slow;
    }

    /** The quick ones with their mean, then the slow ones with theirs, as far as there are any. */
    public List<TimedRequests> groups() {
        var groups = new ArrayList<TimedRequests>(2);
        if (quick > 0) {
            groups.add(new TimedRequests(quick, Duration.ofMillis(quickMillis / quick)));
        }
        if (slow > 0) {
            groups.add(new TimedRequests(slow, Duration.ofMillis(slowMillis / slow)));
        }
        return List.copyOf(groups);
    }
}
