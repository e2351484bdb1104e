// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The lines of a file that may be packed by gzip. A file that unpacks to more than it may is refused. */
final class ArchiveLines {

    /** In bytes. */
    static final int LONGEST_LINE = 4 << 20;

    /** In bytes, unpacked. */
    private static final long LARGEST = 2L << 30;

    private static final int BUFFER = 64 << 10;
    private static final int GZIP = 0x1f;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long read;
    private long number;

    ArchiveLines(InputStream raw) throws IOException {
        var buffered = new BufferedInputStream(raw, BUFFER);
        buffered.mark(1);
        var first = buffered.read();
        buffered.reset();
        try {
            in = first == GZIP ? new GZIPInputStream(buffered, BUFFER) : buffered;
        } catch (ZipException | EOFException damaged) {
            throw new UnusableArchive("the file is damaged: its packing cannot be read");
        }
    }

    /** The number of the last line that was given, counted from 1; 0 before the first. */
    long number() {
        return number;
    }

    /** The next line without its end; absent at the end of the file. */
    Optional<byte[]> next() throws IOException {
        var line = new ByteArrayOutputStream(512);
        while (at < end || fill()) {
            var stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            if (line.size() + stop - at > LONGEST_LINE) {
                throw UnusableArchive.at(number + 1, "longer than " + (LONGEST_LINE >> 20) + " MiB");
            }
            line.write(buffer, at, stop - at);
            at = stop + 1;
            if (stop < end) {
                number++;
                return Optional.of(line.toByteArray());
            }
            at = end;
        }
        if (line.size() == 0) {
            return Optional.empty();
        }
        number++;
        return Optional.of(line.toByteArray());
    }

    private boolean fill() throws IOException {
        try {
            var count = in.read(buffer);
            at = 0;
            end = Math.max(0, count);
            read += end;
        } catch (ZipException | EOFException damaged) {
            throw new UnusableArchive("the file is damaged or cut after line " + number);
        }
        if (read > LARGEST) {
            throw new UnusableArchive("the file unpacks to more than " + (LARGEST >> 30) + " GiB");
        }
        return end > 0;
    }
}
