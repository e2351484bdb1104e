// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document of BSON (bsonspec.org, version 1.1). Values of types that no response to a probe needs are skipped.
 *
 * @param fields texts, numbers, truth values, bytes, documents, and lists of them
 */
record BsonFields(Map<String, Object> fields) {

    private static final int DEEPEST = 32;

    /**
     * Reads one whole document.
     *
     * @throws IllegalArgumentException or {@link BufferUnderflowException} if it is none
     */
    static BsonFields read(byte[] document) {
        return read(ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN), 0);
    }

    private static BsonFields read(ByteBuffer in, int depth) {
        var end = in.position() + in.getInt();
        if (end > in.limit() || depth > DEEPEST) {
            throw new IllegalArgumentException("a document longer than its message, or too deep");
        }
        var fields = new LinkedHashMap<String, Object>();
        for (var type = in.get(); type != 0; type = in.get()) {
            var name = name(in);
            value(type, in, depth).ifPresent(value -> fields.put(name, value));
        }
        return new BsonFields(fields);
    }

    private static Optional<Object> value(byte type, ByteBuffer in, int depth) {
        return switch (type) {
            case 0x01 -> Optional.of(in.getDouble());
            case 0x02, 0x0D, 0x0E -> Optional.of(text(in));
            case 0x03 -> Optional.of(read(in, depth + 1));
            case 0x04 ->
                Optional.of(new ArrayList<>(read(in, depth + 1).fields().values()));
            case 0x05 -> Optional.of(binary(in));
            case 0x08 -> Optional.of(in.get() != 0);
            case 0x10 -> Optional.of((double) in.getInt());
            case 0x12 -> Optional.of((double) in.getLong());
            case 0x06, 0x0A, 0x7F, -1 -> Optional.empty();
            case 0x09, 0x11 -> skip(in, 8);
            case 0x07 -> skip(in, 12);
            case 0x13 -> skip(in, 16);
            case 0x0B -> {
                name(in);
                name(in);
                yield Optional.empty();
            }
            default -> throw new IllegalArgumentException("a value of an unknown type");
        };
    }

    private static Optional<Object> skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
        return Optional.empty();
    }

    private static String name(ByteBuffer in) {
        var start = in.position();
        while (in.get() != 0) {
            // Its end is a zero.
        }
        return new String(in.array(), start, in.position() - 1 - start, StandardCharsets.UTF_8);
    }

    private static String text(ByteBuffer in) {
        var bytes = take(in, in.getInt() - 1);
        in.get();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] binary(ByteBuffer in) {
        var length = in.getInt();
        in.get();
        return take(in, length);
    }

    private static byte[] take(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a value longer than its document");
        }
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    Optional<String> text(String name) {
        return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The number, whichever of the types it has; 0 if there is none. */
    int number(String name) {
        return fields.get(name) instanceof Double number ? number.intValue() : 0;
    }

    /** Whether it is true, or a number that is not 0. */
    boolean flag(String name) {
        return fields.get(name) instanceof Boolean flag ? flag : number(name) != 0;
    }

    byte[] bytes(String name) {
        return fields.get(name) instanceof byte[] bytes ? bytes : new byte[0];
    }

    /** The texts of a list; empty if there is no list. */
    Optional<List<String>> texts(String name) {
        return fields.get(name) instanceof List<?> list
                ? Optional.of(list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList())
                : Optional.empty();
    }
}
