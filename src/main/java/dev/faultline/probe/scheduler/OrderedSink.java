// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores the observations of one dependency in the order of time. After the wall clock was set back by little, nothing is
 * stored until it has passed the last entry again; by more, time starts again, and what is entered behind it no longer counts.
 * Watches of the same dependency that follow each other share one. Used on the prober's thread only.
 */
final class OrderedSink {

    /** After the clock was set back by more than this, nobody waits for it to pass that time again. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final SchedulerContext context;
    private @Nullable Instant last;

    OrderedSink(SchedulerContext context) {
        this.context = context;
    }

    /** Stores the observation, unless it started no later than the one before, or by a clock that was set back since. */
    void store(Observation observation) {
        var start = observation.startedAt();
        if (last != null && !start.isAfter(last)
                || start.isAfter(context.timer().wall().plus(LONGEST_WAIT))) {
            context.tell(listener -> listener.withheld(observation));
            return;
        }
        last = start;
        context.store(observation);
    }

    /** The clock was set back to this: what comes is later than nothing else. */
    void startAgainAt(Instant now) {
        if (last != null) {
            last = now.truncatedTo(ChronoUnit.MILLIS).minusMillis(1);
        }
    }

    /** The start for a mark that belongs at {@code wanted}, moved behind the last entry; absent if nothing is stored. */
    Optional<Instant> markAt(Instant wanted) {
        return Optional.ofNullable(last).map(entry -> wanted.isAfter(entry) ? wanted : entry.plusMillis(1));
    }
}
