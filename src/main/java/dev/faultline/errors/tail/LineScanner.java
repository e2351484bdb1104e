package dev.faultline.errors.tail;

import java.nio.charset.StandardCharsets;
import java.util.function.ObjLongConsumer;

/** Cuts a stretch of a file into lines. Not thread-safe. */
final class LineScanner {

    private static final int CHUNK = 64 << 10;

    private final int longest;
    private final byte[] buffer;
    private boolean within;
    private long cut;

    LineScanner(int longest) {
        this.longest = longest;
        this.buffer = new byte[longest + CHUNK];
    }

    /** Where the next stretch is put, from its beginning on; longer than the longest line. */
    byte[] buffer() {
        return buffer;
    }

    /** How many lines were too long so far. */
    long cut() {
        return cut;
    }

    /** Whether the last stretch ended in the rest of a line that was too long, of which no more is to be told. */
    boolean isWithin() {
        return within;
    }

    /**
     * Tells each line that ends in the first {@code length} bytes of the buffer, and the beginning of one that is too long
     * already; empty lines are left out.
     *
     * @param within whether the stretch starts in the rest of a line that was too long
     * @param lines given each line and how many bytes into the stretch it starts
     * @return how many bytes are done with; what follows them is the beginning of a line
     */
    int scan(int length, boolean within, ObjLongConsumer<String> lines) {
        this.within = within;
        var start = 0;
        for (var at = 0; at < length; at++) {
            if (buffer[at] == '\n') {
                if (!this.within) {
                    tell(start, at, lines);
                }
                this.within = false;
                start = at + 1;
            }
        }
        if (this.within) {
            return length;
        }
        start = skipHole(start, length);
        if (length - start >= longest) {
            tell(start, length, lines);
            this.within = true;
            return length;
        }
        return start;
    }

    /** Tells what is left at the end of a file that nobody writes to any more. */
    void last(int length, ObjLongConsumer<String> lines) {
        tell(0, length, lines);
    }

    private void tell(int from, int to, ObjLongConsumer<String> lines) {
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
            lines.accept(new String(buffer, start, end - start, StandardCharsets.UTF_8), from);
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
