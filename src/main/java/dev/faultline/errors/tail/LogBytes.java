// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.zip.CRC32C;

/** The bytes of an open file, and whether they still are what was read. Stateless. */
final class LogBytes implements Closeable {

    private final FileChannel channel;

    private LogBytes(FileChannel channel) {
        this.channel = channel;
    }

    static LogBytes open(Path path) throws IOException {
        return new LogBytes(FileChannel.open(path, StandardOpenOption.READ));
    }

    /** How many there are. */
    long size() throws IOException {
        return channel.size();
    }

    /** Fills the buffer with those from an offset on, as far as there are any; how many that were. */
    int read(byte[] buffer, long from) throws IOException {
        var target = ByteBuffer.wrap(buffer);
        while (target.hasRemaining() && channel.read(target, from + target.position()) > 0) {
            // A read may bring less than was asked for.
        }
        return target.position();
    }

    /** Whether the offset is behind the beginning of a line and before its end. */
    boolean isWithinLine(long offset) throws IOException {
        var before = new byte[1];
        return read(before, offset - 1) == 1 && before[0] != '\n' && before[0] != 0;
    }

    /** What is before the offset. */
    LogFingerprint fingerprint(long offset) throws IOException {
        var head = (int) Math.min(LogFingerprint.HEAD, offset);
        var tail = (int) Math.min(LogFingerprint.TAIL, offset);
        return new LogFingerprint(checksum(0, head), checksum(offset - tail, tail));
    }

    private int checksum(long from, int length) throws IOException {
        var bytes = new byte[length];
        var checksum = new CRC32C();
        checksum.update(bytes, 0, read(bytes, from));
        return (int) checksum.getValue();
    }

    /** Whether what was read up to a place is here. */
    boolean hold(FileOffset place) throws IOException {
        return size() >= place.offset() && fingerprint(place.offset()).equals(place.fingerprint());
    }

    /** Whether they look like a copy that ends before one of the places: what is here was read. */
    boolean endBeforeAny(Collection<FileOffset> places) throws IOException {
        var size = size();
        for (var place : places) {
            if (size < place.offset()
                    && size >= LogFingerprint.HEAD
                    && fingerprint(size).head() == place.fingerprint().head()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
