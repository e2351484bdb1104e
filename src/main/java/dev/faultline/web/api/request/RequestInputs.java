// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.web.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The named values of a request, wherever they are written. A wrong one is noted and the reading goes on with a
 * stand-in, so that one response reports everything; {@link #end()} is then the end of it.
 */
public abstract class RequestInputs {

    private final Instant now;

    RequestInputs(Instant now) {
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The present in whole milliseconds, to which relative instants refer. */
    public final Instant now() {
        return now;
    }

    /** The value as text, if it is there and not blank. Counts as reading it. */
    public abstract Optional<String> text(String name);

    /** All values under one name; empty if there is none. Counts as reading it. */
    public abstract List<String> texts(String name);

    /** Notes that a value is wrong, or missing. */
    public abstract void reject(String name, String allowed);

    /**
     * To be called once everything was read.
     *
     * @throws ProblemException if anything was rejected, or was never read
     */
    public abstract void end();

    public final Optional<Instant> instant(String name) {
        return text(name).flatMap(text -> {
            var instant = InstantText.parse(text, now);
            if (instant.isEmpty()) {
                reject(name, InstantText.ALLOWED);
            }
            return instant;
        });
    }

    /** A duration in [{@code shortest}, {@code longest}]. */
    public final Optional<Duration> duration(String name, Duration shortest, Duration longest) {
        return text(name).flatMap(text -> {
            var duration =
                    DurationText.parse(text).filter(d -> d.compareTo(shortest) >= 0 && d.compareTo(longest) <= 0);
            if (duration.isEmpty()) {
                reject(name, DurationText.ALLOWED + ", from " + shortest + " to " + longest);
            }
            return duration;
        });
    }

    /** A whole number in [{@code min}, {@code max}]. */
    public final Optional<Integer> number(String name, int min, int max) {
        return text(name).flatMap(text -> {
            var number = whole(text).filter(n -> n >= min && n <= max);
            if (number.isEmpty()) {
                reject(name, "a whole number from " + min + " to " + max);
            }
            return number;
        });
    }

    private static Optional<Integer> whole(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
