// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import java.time.Duration;
import java.time.Instant;

/**
 * How soon the next look follows: at the configured interval, and every second while errors come and for half a minute
 * after, so that a window's bounds are sharp. Never more often than a fifth of the time goes into looking. Not
 * thread-safe.
 */
final class ScrapeInterval {

    private static final Duration CLOSER = Duration.ofSeconds(1);
    private static final Duration AFTERMATH = Duration.ofSeconds(30);

    private final Duration interval;
    private Instant lastErrors = Instant.MIN;

    ScrapeInterval(Duration interval) {
        this.interval = interval;
    }

    /** Says that errors were counted by then. */
    void errors(Instant at) {
        lastErrors = at;
    }

    /** How long to wait from {@code end} until the next look, after one that took so long. */
    Duration pause(Instant end, Duration took) {
        var isClose = lastErrors.isAfter(Instant.MIN) && end.isBefore(lastErrors.plus(AFTERMATH));
        var pace = isClose && CLOSER.compareTo(interval) < 0 ? CLOSER : interval;
        var pause = pace.minus(took);
        var rest = took.multipliedBy(4).compareTo(pace) < 0 ? took.multipliedBy(4) : pace;
        return pause.compareTo(rest) < 0 ? rest : pause;
    }
}
