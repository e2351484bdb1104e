// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import dev.faultline.text.InstantFormat;
import dev.faultline.text.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Whether the disk can be written to, why not, and how long to wait before the next attempt. Read by all. */
final class DiskHealth {

    private static final Logger LOG = Logger.getLogger(DiskHealth.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final String place;
    private final InstantSource clock;
    private volatile Optional<Cause> cause = Optional.empty();
    private Duration retry = FIRST_RETRY;

    private record Cause(String reason, Instant since) {}

    DiskHealth(String place, InstantSource clock) {
        this.place = place;
        this.clock = clock;
    }

    /** Notes a failure, says so in the log if it is the first, and gives the time to wait. */
    Duration met(Exception failure) {
        var reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        var since = cause.map(Cause::since).orElseGet(clock::instant);
        if (cause.isEmpty()) {
            LOG.warnf(
                    "store.unavailable directory=%s reason=\"%s\": observations stay in memory until they can be written",
                    place, reason);
        }
        cause = Optional.of(new Cause(reason, since));
        var now = retry;
        retry = retry.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? retry.multipliedBy(2) : LAST_RETRY;
        return now;
    }

    /** Notes that a write worked. */
    void over() {
        retry = FIRST_RETRY;
        if (cause.isPresent()) {
            LOG.infof(
                    "store.available directory=%s since=%s",
                    place, InstantFormat.of(cause.get().since()));
            cause = Optional.empty();
        }
    }

    boolean isOver() {
        return cause.isEmpty();
    }

    /** One sentence for a person, if the disk cannot be written to. */
    Optional<String> warning() {
        return cause.map(known -> "The store in " + place + " cannot be written to since "
                + TimeWords.time(known.since().truncatedTo(ChronoUnit.SECONDS), Instant.EPOCH) + " UTC ("
                + known.reason()
                + "): observations are kept in memory only.");
    }
}
