// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Texts in UTF-8 that end with a zero, as the protocols of databases have them. */
public final class ZeroTerminated {

    private ZeroTerminated() {}

    /** The one that begins at the buffer's position, and moves that behind its zero; all that is left if there is no zero. */
    public static String next(ByteBuffer buffer) {
        var start = buffer.position();
        var end = start;
        while (end < buffer.limit() && buffer.get(end) != 0) {
            end++;
        }
        buffer.position(Math.min(end + 1, buffer.limit()));
        return new String(buffer.array(), start, end - start, StandardCharsets.UTF_8);
    }
}
