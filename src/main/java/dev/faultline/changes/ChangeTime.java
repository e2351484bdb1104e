// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;

/**
 * When something was changed, as far as two looks and what they found can tell.
 *
 * @param at the latest trace of it that lies between the looks; without any, the latest that is possible. In whole
 *     milliseconds
 * @param bounds {@code between … and …} where nobody looked for a while, else empty
 */
public record ChangeTime(Instant at, String bounds) {

    /** Clocks of file systems are coarser than ours, and a look takes time. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    /** Looks that are closer than this need no words about what lies between. */
    private static final Duration CLOSE = Duration.ofSeconds(30);

    /**
     * Dates what was found by this look.
     *
     * @param traces instants at which something happened that may well be it, such as the times of a file
     */
    public static ChangeTime of(PollContext look, Collection<Instant> traces) {
        var at = traces.stream()
                .filter(trace -> isBetween(look, trace))
                .max(Comparator.naturalOrder())
                .map(trace -> trace.isAfter(look.now()) ? look.now() : trace)
                .orElse(look.now());
        return new ChangeTime(at.truncatedTo(ChronoUnit.MILLIS), bounds(look));
    }

    /** Whether it can have happened since the look before. */
    public static boolean isBetween(PollContext look, Instant trace) {
        return !trace.isAfter(look.now().plus(SLACK))
                && look.last().map(last -> trace.isAfter(last.minus(SLACK))).orElse(true);
    }

    private static String bounds(PollContext look) {
        if (look.last().isEmpty()) {
            return "before " + seconds(look.now());
        }
        var last = look.last().get();
        return Duration.between(last, look.now()).compareTo(CLOSE) < 0
                ? ""
                : "between " + seconds(last) + " and " + seconds(look.now());
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The message, with the bounds behind it if there are any. */
    public String added(String message) {
        return bounds.isEmpty() ? message : ChangeMessageWording.happened(message, bounds);
    }
}
