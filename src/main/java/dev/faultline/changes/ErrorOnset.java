// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.basics.TimeOrder;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether errors began with a change.
 *
 * @param watched whether anybody watched for errors before the change
 * @param factor in [0, 1]: 0 if they were there before it as they were after
 * @param quiet how long there were none before the change, as far as anybody watched and at most for an hour
 */
record ErrorOnset(boolean watched, double factor, Duration quiet) {

    private static final double UNWATCHED = 0.45;
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** So little of watching before a change tells nothing. */
    private static final Duration LEAST_WATCHED = Duration.ofSeconds(30);

    static ErrorOnset of(Instant change, ChangeContext known) {
        var reach = within(Duration.between(known.from(), known.end()));
        var start = change.minus(reach);
        if (known.watchedSince().isEmpty() || known.watchedSince().get().isAfter(change.minus(LEAST_WATCHED))) {
            return new ErrorOnset(false, UNWATCHED, Duration.ZERO);
        }
        var since = known.watchedSince().get();
        var from = TimeOrder.later(since, start);
        var end = change.isBefore(known.begin()) ? change : known.begin();
        var rateBefore = rate(known.countBefore(from, end), from, end);
        var rateIn = rate(known.countInFirstSpan(), known.begin(), known.end());
        // Errors that nobody counted in the window are still errors: one is the least that it took.
        var least = 1000.0
                / Math.max(1, Duration.between(known.begin(), known.end()).toMillis());
        var ratio = rateBefore / Math.max(rateIn, least);
        return new ErrorOnset(
                true, Math.max(0, 1 - 2 * ratio), rateBefore == 0 ? Duration.between(from, change) : Duration.ZERO);
    }

    static Duration within(Duration window) {
        if (window.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return TimeOrder.shorter(window, LONGEST);
    }

    /** In errors a second. */
    private static double rate(long count, Instant from, Instant to) {
        var millis = Math.max(1, Duration.between(from, to).toMillis());
        return count * 1000.0 / millis;
    }

    /** What speaks for or against the change, in words. */
    String reason() {
        if (!watched()) {
            return ChangeWording.earlierErrorsUnknown();
        }
        if (factor() == 0) {
            return ChangeWording.errorsCameFirst();
        }
        return factor() < 1 ? ChangeWording.someErrorsCameFirst() : ChangeWording.noErrorBefore(quiet());
    }
}
