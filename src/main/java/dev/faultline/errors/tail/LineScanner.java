// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts a stretch of a file into lines, and counts them. Not thread-safe. */
final class LineScanner {

    private static final int CHUNK = 64 << 10;

    private final int longest;
    private final byte[] buffer;
    private long lines;
    private long cut;

    LineScanner(int longest) {
        this.longest = longest;
        this.buffer = new byte[longest + CHUNK];
    }

    /** Where the next stretch is put, from its beginning on; longer than the longest line. */
    byte[] buffer() {
        return buffer;
    }

    /** How many lines there were so far. */
    long lines() {
        return lines;
    }

    /** How many of them were too long. */
    long cut() {
        return cut;
    }

    /**
     * The lines that end in the first {@code length} bytes of the buffer; empty ones are left out.
     *
     * @param offset where the stretch starts in the file
     * @param isWithin whether it starts in the rest of a line that was too long
     */
    ScannedLines scan(TailedFile file, long offset, int length, boolean isWithin) {
        var found = new ArrayList<FileLine>();
        var hasMore = length == buffer.length;
        var within = isWithin;
        var start = 0;
        for (var at = 0; at < length; at++) {
            if (buffer[at] == '\n') {
                if (!within) {
                    add(found, file, offset, start, at);
                }
                within = false;
                start = at + 1;
            }
        }
        if (within) {
            return new ScannedLines(found, length, true, hasMore);
        }
        start = skipHole(start, length);
        if (length - start >= longest) {
            add(found, file, offset, start, length);
            return new ScannedLines(found, length, true, hasMore);
        }
        return new ScannedLines(found, start, false, hasMore);
    }

    /** What is left at the end of a file that nobody writes to any more. */
    List<FileLine> last(TailedFile file, long offset, int length) {
        var found = new ArrayList<FileLine>();
        add(found, file, offset, 0, length);
        return found;
    }

    private void add(List<FileLine> found, TailedFile file, long offset, int from, int to) {
        var start = skipHole(from, to);
        var end = to;
        if (end > start && buffer[end - 1] == '\r') {
            end--;
        }
        if (end - start > longest) {
            end = start + longest;
            cut++;
        }
        if (end > start) {
            var text = new String(buffer, start, end - start, StandardCharsets.UTF_8);
            found.add(new FileLine(file, offset + from, lines++, text, ""));
        }
    }

    /** A log that is emptied under a writer that does not append goes on behind a hole of zeros. */
    private int skipHole(int from, int to) {
        var start = from;
        while (start < to && buffer[start] == 0) {
            start++;
        }
        return start;
    }
}
