package dev.faultline.errors.tail;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.ObjLongConsumer;

/**
 * One file of a log, open, and how far it has been read. It stays the same file whatever becomes of its name. Not
 * thread-safe.
 *
 * <pre>
 *   0 ──── kept ──────── offset ──────── size
 *          (on disk)     (told)          (there)
 * </pre>
 */
final class TailedFile implements Closeable {

    /** How a reading ended. */
    enum Step {
        /** Nothing more is there now. */
        END,
        /** More is there. */
        MORE,
        /** What was read is not in the file any more: nothing can be said of what was told since it was kept. */
        CHANGED
    }

    private final FileChannel channel;
    private final String key;
    private Instant written;
    private FileOffset kept;
    private FileOffset mark;
    private boolean within;
    private boolean finished;

    private TailedFile(FileChannel channel, FileIdentity identity) {
        this.channel = channel;
        this.key = identity.key();
        this.written = identity.written();
        this.kept = new FileOffset(key, 0, new LogFingerprint(0, 0), written);
        this.mark = kept;
    }

    /**
     * Opens the file, to be read from its beginning; empty if another one is there by now.
     *
     * @throws IOException if it cannot be opened
     */
    static Optional<TailedFile> open(FileIdentity identity) throws IOException {
        var channel = FileChannel.open(identity.path(), StandardOpenOption.READ);
        var after = FileIdentity.of(identity.path());
        if (after.isPresent() && after.get().key().equals(identity.key())) {
            return Optional.of(new TailedFile(channel, after.get()));
        }
        channel.close();
        return Optional.empty();
    }

    /** Whether what had been read up to that place is in this file. */
    boolean holds(FileOffset place) throws IOException {
        return place.isIn(channel);
    }

    /** Whether it looks like a copy that ends before one of the places. */
    boolean isBehindAny(Collection<FileOffset> places) throws IOException {
        for (var place : places) {
            if (place.isBehind(channel)) {
                return true;
            }
        }
        return false;
    }

    /** The end of what is there. */
    FileOffset end() throws IOException {
        return place(channel.size());
    }

    /** Goes on from a place that it holds. */
    void resume(FileOffset place) throws IOException {
        kept = new FileOffset(key, place.offset(), place.fingerprint(), written);
        rewind();
    }

    /** Goes on from so many bytes before the end. */
    void resumeBeforeEnd(long bytes) throws IOException {
        kept = place(Math.max(0, channel.size() - bytes));
        rewind();
    }

    /** Goes on from the beginning: it is a new file in all but its number. */
    void restart() throws IOException {
        kept = place(0);
        rewind();
    }

    /** Goes back to what is kept. */
    void rewind() throws IOException {
        mark = kept;
        finished = false;
        within = mark.offset() > 0 && isWithinALine(mark.offset());
    }

    private boolean isWithinALine(long offset) throws IOException {
        var before = ByteBuffer.allocate(1);
        return channel.read(before, offset - 1) == 1 && before.get(0) != '\n' && before.get(0) != 0;
    }

    /**
     * Reads on, at most a buffer full.
     *
     * @param lines given each line and its offset
     */
    Step read(LineScanner scanner, ObjLongConsumer<String> lines) throws IOException {
        var start = mark.offset();
        if (channel.size() < start) {
            return Step.CHANGED;
        }
        var length = fill(scanner.buffer(), start);
        if (!mark.isIn(channel)) {
            return Step.CHANGED;
        }
        var done = scanner.scan(length, within, (text, at) -> lines.accept(text, start + at));
        if (done > 0) {
            var next = place(start + done);
            if (!mark.isIn(channel)) {
                return Step.CHANGED;
            }
            mark = next;
            within = scanner.isWithin();
        }
        return length == scanner.buffer().length ? Step.MORE : Step.END;
    }

    /** Tells the line that nobody is going to end, if there is one. */
    void finish(LineScanner scanner, ObjLongConsumer<String> lines) throws IOException {
        var start = mark.offset();
        var length = fill(scanner.buffer(), start);
        if (!within) {
            scanner.last(length, (text, at) -> lines.accept(text, start + at));
        }
        mark = place(start + length);
        finished = true;
    }

    private int fill(byte[] buffer, long from) throws IOException {
        var bytes = ByteBuffer.wrap(buffer);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
            // A read may bring less than was asked for.
        }
        return bytes.position();
    }

    private FileOffset place(long offset) throws IOException {
        return new FileOffset(key, offset, LogFingerprint.of(channel, offset), written);
    }

    /** A place at or before the one that has been read to; empty if the file has changed. */
    Optional<FileOffset> placeBefore(long offset) throws IOException {
        var place = place(offset);
        return mark.isIn(channel) ? Optional.of(place) : Optional.empty();
    }

    /** How far it has been told. */
    FileOffset mark() {
        return new FileOffset(key, mark.offset(), mark.fingerprint(), written);
    }

    /** How far it is known to the disk. */
    FileOffset kept() {
        return kept;
    }

    void keep(FileOffset place) {
        kept = place;
    }

    String key() {
        return key;
    }

    /** Learns when the file was last written to, before what was written is read. */
    void noticeWriting(FileIdentity now) {
        written = now.written();
    }

    /** Whether it was told to its end for good. */
    boolean isFinished() {
        return finished;
    }

    /** How many bytes of it are not kept. */
    long behind() throws IOException {
        return Math.max(0, channel.size() - kept.offset());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
