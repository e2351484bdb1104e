// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import dev.faultline.checkpoint.Checkpoint;
import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.store.StoreUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Polls a log every 250 ms, has its new lines read, and has what they say stored together with the place after them: a
 * restart loses no line and counts none twice. What could not be stored is offered again after a second. Thread-safe.
 *
 * <p>What cannot be had: lines that are written between the copying and the emptying of {@code copytruncate}; lines of a
 * file that was emptied, removed or compressed before it was read to its end; and a line that a copy cuts in two is given as
 * two. What was rotated unseen is found in the folder of the log or of its target only, by a name that differs from the
 * log's in numbers, and by its time: files whose times were set back are missed, and so are two rotations of one empty file
 * within the few milliseconds that the clock of a file system has.
 *
 * <p>A log that was never followed before is read from its last MiB on: its lines have their own times, so what happened
 * right before the start is known too. One that appears later is read from its beginning.
 */
public final class LogPoller implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LogPoller.class);
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final LogFile file;
    private final LogReader reader;
    private final LogFollower follower;
    private final TailWarnings warnings;

    private Optional<ScheduledExecutorService> executor = Optional.empty();
    private boolean isClosed;
    private long refusals;
    private volatile TailProgress progress = new TailProgress(0, 0, 0, 0, 0, 0, 0, Optional.empty());

    /**
     * @param checkpoints where the last place is read from, at the start
     * @param nanoTime the monotonic clock
     */
    public LogPoller(LogFile file, CheckpointStore checkpoints, LogReader reader, LongSupplier nanoTime) {
        this.file = file;
        this.reader = reader;
        this.follower = new LogFollower(file, checkpoints, nanoTime);
        this.warnings = new TailWarnings(LOG, file, nanoTime);
    }

    /** Polls at once and then over and over on the given executor, until it is closed; it blocks for no longer than a read does. */
    public synchronized void start(ScheduledExecutorService on) {
        executor = Optional.of(on);
        schedule(Duration.ZERO);
    }

    /** How it gets on. */
    public TailProgress progress() {
        return progress;
    }

    /** Ends; a poll that is under way is waited for. What was not stored is read by the next one. */
    @Override
    public synchronized void close() {
        isClosed = true;
        leave();
    }

    private synchronized void run() {
        if (!isClosed) {
            schedule(poll());
        }
    }

    private void schedule(Duration later) {
        try {
            executor.ifPresent(on -> on.schedule(this::run, later.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException stopping) {
            leave();
        }
    }

    /** Reads what is there, up to an amount, and stores it; returns when to poll again. */
    synchronized Duration poll() {
        try {
            var batch = follower.poll();
            var place = follower.placeAfter(reader.read(batch));
            var isStored = place.isEmpty() || store(place.get());
            if (isStored) {
                warnings.trouble(follower.trouble());
            }
            progress = follower.progress(refusals, warnings.current());
            return isStored ? batch.hasMore() ? Duration.ZERO : EVERY : AFTER_TROUBLE;
        } catch (IOException | StoreUnavailable failed) {
            return giveUp(failed);
        } catch (RuntimeException | Error ours) {
            warnings.bug(ours);
            return giveUp(ours);
        }
    }

    private boolean store(LogPlace place) throws IOException {
        try {
            reader.store(new Checkpoint(file.checkpoint(), place.offsets().write()));
        } catch (RuntimeException notStored) {
            refusals++;
            warnings.refused(notStored);
            return false;
        }
        follower.commit(place);
        return true;
    }

    private Duration giveUp(Throwable why) {
        warnings.failed(why);
        progress = progress.troubled(warnings.current());
        leave();
        return AFTER_TROUBLE;
    }

    private void leave() {
        try {
            follower.close();
        } catch (IOException notClosed) {
            warnings.failed(notClosed);
        }
    }
}
