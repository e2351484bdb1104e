// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One file of a log, open, and how far it has been read. It stays the same file whatever becomes of its name. Not
 * thread-safe.
 *
 * <pre>
 *   0 ──── committed ──────── mark ──────── size
 *          (stored)           (read)        (there)
 * </pre>
 */
final class TailedFile implements Closeable {

    private final LogBytes bytes;
    private final String key;
    private Instant written;
    private FileOffset committed;
    private FileOffset mark;
    private boolean isWithin;
    private boolean isFinished;
    private long quietOffset;
    private Optional<Long> quietSince = Optional.empty();

    private TailedFile(LogBytes bytes, FileIdentity identity) {
        this.bytes = bytes;
        this.key = identity.key();
        this.written = identity.written();
        this.committed = new FileOffset(key, 0, new LogFingerprint(0, 0), written);
        this.mark = committed;
    }

    /**
     * Opens the file, to be read from its beginning; empty if another one is there by now.
     *
     * @throws IOException if it cannot be opened
     */
    static Optional<TailedFile> open(FileIdentity identity) throws IOException {
        var bytes = LogBytes.open(identity.path());
        var opened = Optional.<TailedFile>empty();
        try {
            opened = FileIdentity.of(identity.path())
                    .filter(after -> after.key().equals(identity.key()))
                    .map(after -> new TailedFile(bytes, after));
            return opened;
        } finally {
            if (opened.isEmpty()) {
                bytes.close();
            }
        }
    }

    /** What is in it. */
    LogBytes bytes() {
        return bytes;
    }

    /** The end of what is there. */
    FileOffset end() throws IOException {
        return place(bytes.size());
    }

    /** Goes on from a place that it holds. */
    void resume(FileOffset place) throws IOException {
        committed = new FileOffset(key, place.offset(), place.fingerprint(), written);
        rewind();
    }

    /** Goes on from so many bytes before the end. */
    void resumeBeforeEnd(long length) throws IOException {
        committed = place(Math.max(0, bytes.size() - length));
        rewind();
    }

    /** Goes on from the beginning: it is a new file in all but its number. */
    void restart() throws IOException {
        committed = place(0);
        rewind();
    }

    /** Goes back to what is committed. */
    void rewind() throws IOException {
        mark = committed;
        isFinished = false;
        isWithin = mark.offset() > 0 && bytes.isWithinLine(mark.offset());
        quietSince = Optional.empty();
    }

    /** Reads on, at most a buffer full; empty if what was read is not in the file any more. */
    Optional<ScannedLines> read(LineScanner scanner) throws IOException {
        var start = mark.offset();
        if (bytes.size() < start) {
            return Optional.empty();
        }
        var length = bytes.read(scanner.buffer(), start);
        if (!bytes.hold(mark)) {
            return Optional.empty();
        }
        var lines = scanner.scan(this, start, length, isWithin);
        if (lines.length() > 0) {
            var next = place(start + lines.length());
            if (!bytes.hold(mark)) {
                return Optional.empty();
            }
            mark = next;
            isWithin = lines.isWithin();
        }
        return Optional.of(lines);
    }

    /** Whether it has not grown for so long, as of the last readings. */
    boolean isQuiet(long now, long nanos) {
        if (quietSince.isEmpty() || mark.offset() > quietOffset) {
            quietSince = Optional.of(now);
            quietOffset = mark.offset();
        }
        return now - quietSince.get() > nanos;
    }

    /** The line that nobody is going to end, if there is one: the file is read to its end for good. */
    List<FileLine> finish(LineScanner scanner) throws IOException {
        var start = mark.offset();
        var length = bytes.read(scanner.buffer(), start);
        mark = place(start + length);
        isFinished = true;
        return isWithin ? List.of() : scanner.last(this, start, length);
    }

    private FileOffset place(long offset) throws IOException {
        return new FileOffset(key, offset, bytes.fingerprint(offset), written);
    }

    /** A place at or before the one that has been read to; empty if the file has changed. */
    Optional<FileOffset> markBefore(long offset) throws IOException {
        var place = place(offset);
        return bytes.hold(mark) ? Optional.of(place) : Optional.empty();
    }

    /** How far it has been read. */
    FileOffset mark() {
        return new FileOffset(key, mark.offset(), mark.fingerprint(), written);
    }

    /** How far what it says is stored. */
    FileOffset committed() {
        return committed;
    }

    void commit(FileOffset place) {
        committed = place;
    }

    /** How many of the bytes read are not committed. */
    long uncommitted() {
        return mark.offset() - committed.offset();
    }

    String key() {
        return key;
    }

    /** Learns when the file was last written to, before what was written is read. */
    void noticeWriting(FileIdentity now) {
        written = now.written();
    }

    /** Whether it is finished, and nothing of it is left to be committed. */
    boolean isDone() {
        return isDoneAt(committed);
    }

    /** Whether it is finished, and nothing of it is left once that place is committed. */
    boolean isDoneAt(FileOffset place) {
        return isFinished && place.isAt(mark);
    }

    /** How many bytes of it are not committed. */
    long behind() throws IOException {
        return Math.max(0, bytes.size() - committed.offset());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
