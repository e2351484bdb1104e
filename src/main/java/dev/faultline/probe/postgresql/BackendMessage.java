package dev.faultline.probe.postgresql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a server sends.
 *
 * @param type its letter in the protocol
 * @param body what follows the length, read from its position on
 */
record BackendMessage(char type, ByteBuffer body) {

    /** A zero-terminated text. */
    String text() {
        var start = body.position();
        var end = start;
        while (end < body.limit() && body.get(end) != 0) {
            end++;
        }
        body.position(Math.min(end + 1, body.limit()));
        return new String(body.array(), start, end - start, StandardCharsets.UTF_8);
    }

    /** All that is left, as text. */
    String rest() {
        var start = body.position();
        body.position(body.limit());
        return new String(body.array(), start, body.limit() - start, StandardCharsets.UTF_8);
    }

    /** The next column of a row; empty for {@code NULL}. */
    Optional<String> column() {
        var length = body.getInt();
        if (length < 0) {
            return Optional.empty();
        }
        var value = new String(body.array(), body.position(), length, StandardCharsets.UTF_8);
        body.position(body.position() + length);
        return Optional.of(value);
    }
}
