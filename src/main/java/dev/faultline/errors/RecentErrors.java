// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The failing responses at hand and those at most so long before them, in one pass over time. Not thread-safe. */
final class RecentErrors {

    private final List<ResponseCount> failing;
    private final Duration reach;
    private int start;
    private int end;
    private long errors;
    private int unknown;

    /**
     * @param failing by time
     * @param reach how long before the one at hand others count
     */
    RecentErrors(List<ResponseCount> failing, Duration reach) {
        this.failing = failing;
        this.reach = reach;
    }

    /** Goes on to the next one. */
    void next() {
        var one = failing.get(end++);
        count(one, 1);
        while (failing.get(start).to().isBefore(one.from().minus(reach))) {
            count(failing.get(start++), -1);
        }
    }

    private void count(ResponseCount one, int sign) {
        errors += sign * one.errors();
        unknown += one.requests().isEmpty() ? sign : 0;
    }

    /** How many errors these are. */
    long errors() {
        return errors;
    }

    /** Whether all of them say of how many requests they are. */
    boolean areRequestsKnown() {
        return unknown == 0;
    }

    /** The start of the earliest. */
    Instant first() {
        return failing.get(start).from();
    }

    /** The end of the latest. */
    Instant last() {
        return failing.subList(start, end).stream()
                .map(ResponseCount::to)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
