// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts the bytes written to it into lines. A line that is too long is left out as a whole. Not thread-safe. */
final class LineStream extends OutputStream {

    private static final int LONGEST = 64 << 10;

    private final Consumer<String> lines;
    private byte[] begun = new byte[512];
    private int length;
    private boolean tooLong;
    private long leftOut;

    /**
     * @param lines takes each line, without its line end
     */
    LineStream(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        var start = offset;
        for (var i = offset; i < offset + count; i++) {
            if (bytes[i] == '\n') {
                end(bytes, start, i - start);
                start = i + 1;
            }
        }
        append(bytes, start, offset + count - start);
    }

    /** Ends the last line, if the document did not. */
    void finish() {
        if (length > 0 || tooLong) {
            end(begun, 0, 0);
        }
    }

    /** How many lines were too long. */
    long leftOut() {
        return leftOut;
    }

    private void end(byte[] bytes, int start, int count) {
        if (length == 0 && !tooLong && count <= LONGEST) {
            emit(bytes, start, count);
            return;
        }
        append(bytes, start, count);
        if (tooLong) {
            leftOut++;
        } else {
            emit(begun, 0, length);
        }
        length = 0;
        tooLong = false;
    }

    private void emit(byte[] bytes, int start, int count) {
        var bare = count > 0 && bytes[start + count - 1] == '\r' ? count - 1 : count;
        lines.accept(new String(bytes, start, bare, StandardCharsets.UTF_8));
    }

    private void append(byte[] bytes, int start, int count) {
        if (tooLong || length + count > LONGEST) {
            tooLong = true;
            return;
        }
        if (length + count > begun.length) {
            begun = Arrays.copyOf(begun, Math.min(LONGEST, Math.max(length + count, 2 * begun.length)));
        }
        System.arraycopy(bytes, start, begun, length, count);
        length += count;
    }
}
