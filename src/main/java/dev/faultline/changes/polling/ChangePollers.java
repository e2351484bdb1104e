// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.polling;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeSource;
import dev.faultline.changes.SourceSnapshot;
import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.store.StoreUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Looks at all sources of changes, all on one thread. Thread-safe.
 *
 * <p>Once a minute, and at the end, it keeps when each source was last looked at: that bounds, after a restart, since when
 * what is then found can have happened.
 */
public final class ChangePollers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ChangePollers.class);
    private static final String LAST_LOOKS = "changes last looks";
    private static final long KEEP_EVERY_SECONDS = 60;
    private static final long PATIENCE_SECONDS = 2;

    private final ChangeLog log;
    private final CheckpointStore checkpoints;
    private final InstantSource clock;
    private final ScheduledExecutorService thread;
    private List<ChangePoller> lookouts = List.of();

    /** @param thread has one thread; ended by {@link #close()} */
    public ChangePollers(
            ChangeLog log, CheckpointStore checkpoints, InstantSource clock, ScheduledExecutorService thread) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.thread = thread;
        thread.scheduleWithFixedDelay(this::keepLastLooks, KEEP_EVERY_SECONDS, KEEP_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Looks at these sources from now on, and at none of those before. A source of a name that was there before goes on
     * from what was seen there.
     *
     * @param cleared takes the secrets of the config out of a text
     */
    public void watch(List<? extends ChangeSource> sources, UnaryOperator<String> cleared) {
        thread.execute(() -> replace(sources, cleared));
    }

    private void replace(List<? extends ChangeSource> sources, UnaryOperator<String> cleared) {
        keepLastLooks();
        lookouts.forEach(ChangePoller::close);
        try {
            var last = lastLooks();
            lookouts = sources.stream()
                    .map(source -> new ChangePoller(
                            source,
                            checkpoints,
                            last.number(source.name()).map(Instant::ofEpochMilli),
                            clock,
                            thread,
                            change -> log.add(cleared(change, cleared))))
                    .toList();
            lookouts.forEach(ChangePoller::look);
        } catch (RuntimeException failure) {
            lookouts = List.of();
            LOG.error("polling for changes failed", failure);
        }
    }

    private static Change cleared(Change change, UnaryOperator<String> cleared) {
        return new Change(
                change.at(),
                change.kind(),
                cleared.apply(change.subject()),
                cleared.apply(change.version()),
                cleared.apply(change.message()));
    }

    /** Looks at once at the source of this name, if there is one: something has happened to it. */
    public void lookAt(String name) {
        try {
            thread.execute(() -> lookouts.stream()
                    .filter(lookout -> lookout.name().equals(name))
                    .forEach(ChangePoller::look));
        } catch (RejectedExecutionException stopped) {
            LOG.debugf("no longer polling %s", name);
        }
    }

    private SourceSnapshot lastLooks() {
        return checkpoints.place(LAST_LOOKS).map(SourceSnapshot::read).orElse(SourceSnapshot.NONE);
    }

    private void keepLastLooks() {
        try {
            var all = new TreeMap<>(lastLooks().values());
            lookouts.forEach(lookout ->
                    lookout.last().ifPresent(last -> all.put(lookout.name(), String.valueOf(last.toEpochMilli()))));
            if (!all.isEmpty()) {
                checkpoints.put(LAST_LOOKS, SourceSnapshot.of(all).written());
            }
        } catch (StoreUnavailable later) {
            LOG.debugf(later, "the times of the last polls were not stored");
        }
    }

    /** Ends all looking, and the thread. Nothing is handed on after it has returned. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        try {
            thread.submit(this::end).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.debugf(late, "the times of the last polls were not stored");
        }
        thread.shutdownNow();
    }

    private void end() {
        keepLastLooks();
        lookouts.forEach(ChangePoller::close);
        lookouts = List.of();
    }
}
