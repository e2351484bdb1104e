// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import java.time.Instant;
import java.util.Locale;

/**
 * How much of what a source read it could make something of, in some span of time. What was not understood is no evidence of
 * health.
 *
 * @param source who read
 * @param aspect what of it is meant
 * @param from when it began to read, or the minute in which it did
 * @param to when it had read, not before {@code from}
 * @param total how much was read, not negative
 * @param missed how much of it says nothing, at most {@code total}
 */
public record SourceReading(
        ErrorSource source, ReadingAspect aspect, Instant from, Instant to, long total, long missed) {

    /** What may be wrong with what is read. */
    public enum ReadingAspect {
        /** Lines; missed are those that are not in the format. */
        LINES,
        /** Entries of the app's log; missed are those that show no level. */
        LEVELS,
        /** Readings of an endpoint; missed are those that show no counter that is known. */
        COUNTERS,
        /** Readings of an endpoint; missed are those that another process answered than the one before. */
        PROCESSES,
        /** Readings of an endpoint; missed are those that failed. */
        ANSWERS;

        /** The word used in the store: {@code lines}, {@code levels}, {@code counters}, {@code processes}, {@code answers}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SourceReading {
        if (missed < 0 || total < missed || to.isBefore(from)) {
            throw new IllegalArgumentException(missed + " of " + total + " from " + from + " to " + to);
        }
    }

    /** The missed share, in [0, 1]. */
    public double share() {
        return total == 0 ? 0 : missed / (double) total;
    }
}
