// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** Writes a document of BSON (bsonspec.org, version 1.1), field after field: of the types that a probe sends. */
final class BsonEncoding {

    private static final int TEXT = 2;
    private static final int DOCUMENT = 3;
    private static final int BINARY = 5;
    private static final int BOOLEAN = 8;
    private static final int INTEGER = 16;

    private static final int GENERIC = 0;
    private static final int AROUND = 5;

    private final ByteBuf fields = Unpooled.buffer(128);

    BsonEncoding put(String name, int value) {
        field(INTEGER, name).writeIntLE(value);
        return this;
    }

    BsonEncoding put(String name, boolean value) {
        field(BOOLEAN, name).writeBoolean(value);
        return this;
    }

    BsonEncoding put(String name, String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        field(TEXT, name).writeIntLE(bytes.length + 1).writeBytes(bytes).writeByte(0);
        return this;
    }

    BsonEncoding put(String name, byte[] value) {
        field(BINARY, name).writeIntLE(value.length).writeByte(GENERIC).writeBytes(value);
        return this;
    }

    BsonEncoding put(String name, BsonEncoding document) {
        field(DOCUMENT, name).writeBytes(document.bytes());
        return this;
    }

    private ByteBuf field(int type, String name) {
        return fields.writeByte(type)
                .writeBytes(name.getBytes(StandardCharsets.UTF_8))
                .writeByte(0);
    }

    /** The document with its length and its end. */
    ByteBuf bytes() {
        return Unpooled.wrappedBuffer(
                Unpooled.buffer(4).writeIntLE(fields.readableBytes() + AROUND),
                fields,
                Unpooled.buffer(1).writeByte(0));
    }
}
