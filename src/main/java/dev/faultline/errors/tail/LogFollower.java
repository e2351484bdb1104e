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
 * Follows a log that another process writes, and tells each of its lines once. Thread-safe.
 *
 * <p>It looks every 250 ms. Between two looks a log may be rotated once: by renaming it, by copying and emptying it
 * ({@code copytruncate}), or by swapping the symlink that it is; over a restart it may be renamed or swapped several times
 * and be copied and emptied once. It may be absent or unreadable for a while. A file that was renamed is read on for as
 * long as somebody writes to it, until it was quiet for a minute. Where it has got to is kept together with what the lines
 * said, so a restart loses none and tells none twice.
 *
 * <p>What cannot be had: lines that are written between the copying and the emptying of {@code copytruncate}; lines of a
 * file that was emptied, removed or compressed before it was read to its end; and a line that a copy cuts in two is told as
 * two. What was rotated unseen is found in the folder of the log or of its target only, by a name that differs from the
 * log's in numbers, and by its time: files whose times were set back are missed, and so are two rotations of one empty file
 * within the few milliseconds that the clock of a file system has.
 *
 * <p>A log that was never followed before is read from its last MiB on: its lines have their own times, so what happened
 * right before the start is known too. One that appears later is read from its beginning.
 */
public final class LogFollower implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LogFollower.class);
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final long READ_BACK = 1 << 20;

    private final LogFile file;
    private final CheckpointStore bookmarks;
    private final TailPass reading;
    private final TailWarnings complaints;

    private Optional<RotationChain> trail = Optional.empty();
    private Optional<LogOffsets> kept = Optional.empty();
    private Optional<ScheduledExecutorService> executor = Optional.empty();
    private boolean closed;
    private volatile TailProgress progress = new TailProgress(0, 0, 0, 0, 0, 0, 0, Optional.empty());

    /**
     * @param bookmarks where the last place is read from, at the start
     * @param nanoTime the monotonic clock
     */
    public LogFollower(LogFile file, CheckpointStore bookmarks, LineReader reader, LongSupplier nanoTime) {
        this.file = file;
        this.bookmarks = bookmarks;
        this.complaints = new TailWarnings(LOG, file, nanoTime);
        this.reading = new TailPass(reader, file.longestLine(), complaints, nanoTime);
    }

    /** Looks at once and then over and over on the given executor, until it is closed; it blocks for no longer than a read does. */
    public synchronized void start(ScheduledExecutorService on) {
        executor = Optional.of(on);
        again(Duration.ZERO);
    }

    /** How it gets on. */
    public TailProgress progress() {
        return progress;
    }

    /** Ends; a look that is under way is waited for. What was not kept is read by the next follower. */
    @Override
    public synchronized void close() {
        closed = true;
        leave();
    }

    private synchronized void run() {
        if (!closed) {
            again(look());
        }
    }

    private void again(Duration later) {
        try {
            executor.ifPresent(on -> on.schedule(this::run, later.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException stopping) {
            leave();
        }
    }

    /** Reads what is there, up to an amount; answers when to look again. */
    synchronized Duration look() {
        try {
            var there = trail.isPresent() ? trail.get() : open();
            var trouble = there.follow();
            var pass = reading.pass(there, this::keep);
            if (pass != TailPass.Pass.NOT_KEPT) {
                complaints.trouble(trouble);
            }
            report(there);
            return switch (pass) {
                case MORE -> Duration.ZERO;
                case DONE -> EVERY;
                case NOT_KEPT -> AFTER_TROUBLE;
            };
        } catch (IOException | StoreUnavailable failed) {
            return giveUp(failed);
        } catch (RuntimeException | Error ours) {
            complaints.bug(ours);
            return giveUp(ours);
        }
    }

    private Duration giveUp(Throwable why) {
        complaints.failed(why);
        leave();
        return AFTER_TROUBLE;
    }

    private RotationChain open() throws IOException {
        var places = kept.isPresent() ? kept : bookmarks.place(file.bookmark()).flatMap(LogOffsets::read);
        var opened = new RotationChain(file.path());
        trail = Optional.of(opened);
        if (places.isPresent()) {
            opened.resume(places.get());
        } else {
            opened.start(READ_BACK);
        }
        return opened;
    }

    private void keep(LogOffsets places, LineReader reader) {
        reader.keep(new Checkpoint(file.bookmark(), places.write()));
        kept = Optional.of(places);
    }

    private void leave() {
        reading.takeBack();
        try {
            if (trail.isPresent()) {
                trail.get().close();
            }
        } catch (IOException notClosed) {
            complaints.failed(notClosed);
        }
        trail = Optional.empty();
    }

    private void report(RotationChain there) throws IOException {
        var behind = 0L;
        for (var strand : there.strands()) {
            behind += strand.behind();
        }
        progress = reading.progress(behind, there.rotations(), complaints.current());
    }
}
