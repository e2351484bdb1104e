// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import dev.faultline.checkpoint.CheckpointStore;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Follows a log that another process writes: gives its lines, and the place after those that the caller is done with. Not
 * thread-safe.
 *
 * <p>Lines are given again until they are committed. Between two polls a log may be rotated once: by renaming it, by copying
 * and emptying it ({@code copytruncate}), or by swapping the symlink that it is; over a restart it may be renamed or swapped
 * several times and be copied and emptied once. It may be absent or unreadable for a while. A file that was renamed is read
 * on for as long as somebody writes to it, until it was quiet for a minute.
 */
final class LogFollower implements Closeable {

    private static final long READ_BACK = 1 << 20;
    private static final long SETTLED = Duration.ofSeconds(1).toNanos();
    private static final long DONE_WITH = Duration.ofMinutes(1).toNanos();
    private static final int MOST_LINES = 8192;
    private static final long MOST_BYTES = 1 << 20;

    private final LogFile file;
    private final CheckpointStore checkpoints;
    private final LongSupplier nanoTime;
    private final LineScanner scanner;
    private final PendingLines pending;

    private Optional<RotationChain> opened = Optional.empty();
    private Optional<LogOffsets> stored = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private long lastLine;
    private boolean isStuck;
    /** Whether lines may have been there before the log was followed. */
    private boolean isBacklog;

    private boolean isCaughtUp;

    private long bytes;
    private long truncations;

    /**
     * @param checkpoints where the last place is read from, at the start
     * @param nanoTime the monotonic clock
     */
    LogFollower(LogFile file, CheckpointStore checkpoints, LongSupplier nanoTime) {
        this.file = file;
        this.checkpoints = checkpoints;
        this.nanoTime = nanoTime;
        this.scanner = new LineScanner(file.longestLine());
        this.pending = new PendingLines(file.longestLine(), scanner);
    }

    /**
     * Reads what is there, up to an amount; the lines that were given and not committed come first.
     *
     * @throws IOException if it cannot be read: to be closed, and polled again later
     */
    LogBatch poll() throws IOException {
        var chain = chain();
        trouble = chain.follow();
        var hasMore = read(chain);
        isCaughtUp = !hasMore;
        var isSettled = isStuck || !pending.isEmpty() && nanoTime.getAsLong() - lastLine > SETTLED;
        if (isSettled) {
            pending.settle();
        }
        return new LogBatch(pending.lines(), isSettled, hasMore, !isBacklog, chain.written());
    }

    private RotationChain chain() throws IOException {
        if (opened.isPresent()) {
            return opened.get();
        }
        var last = stored.isPresent()
                ? stored
                : checkpoints.place(file.checkpoint()).flatMap(LogOffsets::read);
        var chain = new RotationChain(file.path());
        opened = Optional.of(chain);
        isBacklog = true;
        if (last.isPresent()) {
            chain.resume(last.get());
        } else {
            chain.start(READ_BACK);
        }
        return chain;
    }

    /** Whether more is there. */
    private boolean read(RotationChain chain) throws IOException {
        for (var each : chain.files()) {
            var hasMore = true;
            while (hasMore) {
                if (isFull(each)) {
                    return true;
                }
                var read = each.read(scanner);
                if (read.isEmpty()) {
                    truncations++;
                    goBack(chain);
                    chain.lose(each);
                    return true;
                }
                hasMore = read.get().hasMore();
                add(read.get().lines());
            }
            if (each.isQuiet(nanoTime.getAsLong(), DONE_WITH) && chain.isOld(each)) {
                add(each.finish(scanner));
            }
        }
        return false;
    }

    private boolean isFull(TailedFile each) {
        return pending.size() > MOST_LINES || each.uncommitted() > MOST_BYTES;
    }

    private void add(List<FileLine> more) {
        if (!more.isEmpty()) {
            lastLine = nanoTime.getAsLong();
            pending.add(more);
        }
    }

    /** Reads again what is not committed. */
    private void goBack(RotationChain chain) throws IOException {
        pending.clear();
        for (var each : chain.files()) {
            each.rewind();
        }
    }

    /**
     * The place after so many of the lines polled last.
     *
     * @return empty if it is committed already, or if a file has changed meanwhile, which the next poll finds
     */
    Optional<LogPlace> placeAfter(int done) throws IOException {
        var chain = chain();
        isStuck = done == 0 && chain.files().stream().anyMatch(this::isFull);
        var marks = pending.marksAfter(done, chain.files());
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        var offsets = LogOffsets.of(marks.get(), chain.retired());
        var isCommitted = done == 0 && stored.filter(offsets::areAt).isPresent();
        return isCommitted ? Optional.empty() : Optional.of(new LogPlace(done, marks.get(), offsets));
    }

    /** Takes note that what stands before the place is stored, and the place with it: it is not given again. */
    void commit(LogPlace place) throws IOException {
        pending.remove(place.lines());
        stored = Optional.of(place.offsets());
        isBacklog &= !isCaughtUp;
        place.marks().forEach((each, mark) -> {
            bytes += mark.offset() - each.committed().offset();
            each.commit(mark);
        });
        for (var each : opened.orElseThrow().files()) {
            if (each.isDone()) {
                opened.orElseThrow().drop(each);
            }
        }
    }

    /** How it gets on, if so many times what was read could not be stored. */
    TailProgress progress(long refusals, Optional<String> reason) throws IOException {
        var behind = 0L;
        var chain = chain();
        for (var each : chain.files()) {
            behind += each.behind();
        }
        return new TailProgress(
                pending.committed(), scanner.cut(), bytes, behind, chain.rotations(), truncations, refusals, reason);
    }

    /** Why the path leads to no file that can be read, as of the last poll. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Closes the files; the next poll goes on after what was committed. */
    @Override
    public void close() throws IOException {
        pending.clear();
        var chain = opened;
        opened = Optional.empty();
        if (chain.isPresent()) {
            chain.get().close();
        }
    }
}
