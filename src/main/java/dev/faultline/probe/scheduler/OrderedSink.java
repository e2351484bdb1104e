// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.Observation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores the observations of one dependency in the order of time. Time only goes forward here: after the wall clock was
 * set back, nothing is stored until it has passed the last entry again. Watches of the same dependency that follow each
 * other share one. Used on the prober's thread only.
 */
final class OrderedSink {

    private final SchedulerContext context;
    private @Nullable Instant last;

    OrderedSink(SchedulerContext context) {
        this.context = context;
    }

    /** Stores the observation, unless it started no later than the one before; listeners hear of that. */
    void store(Observation observation) {
        if (last != null && !observation.startedAt().isAfter(last)) {
            context.tell(listener -> listener.withheld(observation));
            return;
        }
        last = observation.startedAt();
        context.store(observation);
    }

    /** The start for a mark that belongs at {@code wanted}, moved behind the last entry; absent if nothing is stored. */
    Optional<Instant> markAt(Instant wanted) {
        return Optional.ofNullable(last).map(entry -> wanted.isAfter(entry) ? wanted : entry.plusMillis(1));
    }
}
