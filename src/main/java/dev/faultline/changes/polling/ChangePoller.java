// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.polling;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeSource;
import dev.faultline.changes.PollContext;
import dev.faultline.changes.PollResult;
import dev.faultline.changes.SourceSnapshot;
import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.store.StoreUnavailable;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one source, again and again, and hands on what it finds. Changes are handed on before the facts that show
 * them are kept: what is lost in between is found once more. Lives on one thread.
 */
final class ChangePoller {

    private static final Logger LOG = Logger.getLogger(ChangePoller.class);
    private static final String PREFIX = "changes ";

    private final ChangeSource source;
    private final CheckpointStore checkpoints;
    private final InstantSource clock;
    private final ScheduledExecutorService thread;
    private final Consumer<Change> found;

    private Optional<SourceSnapshot> facts;
    private Optional<Instant> last;
    private Optional<ScheduledFuture<?>> next = Optional.empty();
    private boolean looking;
    private boolean again;
    private boolean failing;
    private boolean closed;

    /**
     * @param last when the facts that were kept were known to be still so
     * @param found takes each change; throws {@link StoreUnavailable} if it cannot
     */
    ChangePoller(
            ChangeSource source,
            CheckpointStore checkpoints,
            Optional<Instant> last,
            InstantSource clock,
            ScheduledExecutorService thread,
            Consumer<Change> found) {
        this.source = source;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.thread = thread;
        this.found = found;
        this.facts = checkpoints.place(PREFIX + source.name()).map(SourceSnapshot::read);
        this.last = last;
    }

    String name() {
        return source.name();
    }

    /** When the facts were last known to be so. */
    Optional<Instant> last() {
        return last;
    }

    /** Looks now, or as soon as the look under way has ended. */
    void look() {
        if (closed || looking) {
            again = looking;
            return;
        }
        next.ifPresent(timer -> timer.cancel(false));
        looking = true;
        var now = clock.instant();
        try {
            source.look(new PollContext(facts, last, now))
                    .whenComplete((sighting, failure) -> hand(now, sighting, failure));
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "polling for changes failed source=%s", source.name());
            rest();
        }
    }

    private void hand(Instant at, @Nullable PollResult sighting, @Nullable Throwable failure) {
        try {
            thread.execute(() -> took(at, sighting, failure));
        } catch (RejectedExecutionException stopped) {
            // The next start looks again.
        }
    }

    private void took(Instant at, @Nullable PollResult sighting, @Nullable Throwable failure) {
        if (closed) {
            return;
        }
        if (sighting != null) {
            keep(at, sighting);
        } else if (failure != null) {
            complain(
                    failure instanceof CompletionException wrapped && wrapped.getCause() != null
                            ? wrapped.getCause()
                            : failure);
        }
        rest();
    }

    private void keep(Instant at, PollResult sighting) {
        try {
            sighting.changes().forEach(found);
            if (!facts.equals(Optional.of(sighting.facts()))) {
                checkpoints.put(PREFIX + source.name(), sighting.facts().written());
                facts = Optional.of(sighting.facts());
            }
            last = Optional.of(at);
            failing = false;
        } catch (StoreUnavailable later) {
            complain(later);
        }
    }

    /** Once for a stretch of failures; a place that cannot be looked at is no change. */
    private void complain(Throwable failure) {
        var isOurs = !(failure instanceof IOException || failure instanceof StoreUnavailable);
        if (!failing) {
            LOG.warnf(
                    isOurs ? failure : null,
                    "cannot poll for changes source=\"%s\" reason=\"%s\"",
                    source.name(),
                    failure);
        }
        failing = true;
    }

    private void rest() {
        looking = false;
        if (closed) {
            return;
        }
        if (again) {
            again = false;
            look();
            return;
        }
        next = Optional.of(thread.schedule(this::look, source.interval().toMillis(), TimeUnit.MILLISECONDS));
    }

    void close() {
        closed = true;
        next.ifPresent(timer -> timer.cancel(false));
        source.close();
    }
}
