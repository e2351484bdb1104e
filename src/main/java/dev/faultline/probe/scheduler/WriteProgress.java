package dev.faultline.probe.scheduler;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the timeline of one dependency is written. Time in it only goes forward: after the wall clock was set back,
 * nothing is written until it has passed the last entry again.
 */
final class WriteProgress {

    private @Nullable Instant last;

    /** Whether an observation that started then comes after everything written; if so it counts as written. */
    boolean admits(Instant startedAt) {
        if (last != null && !startedAt.isAfter(last)) {
            return false;
        }
        last = startedAt;
        return true;
    }

    /** The start for a mark that belongs at {@code wanted}, moved behind the last entry; absent if nothing is written. */
    Optional<Instant> markAt(Instant wanted) {
        return Optional.ofNullable(last).map(entry -> wanted.isAfter(entry) ? wanted : entry.plusMillis(1));
    }
}
