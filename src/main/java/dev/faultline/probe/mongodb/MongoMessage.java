// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.ProtocolLines;
import dev.faultline.probe.net.WireDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import java.nio.BufferUnderflowException;
import java.util.List;

/** Messages of the wire protocol, each an {@code OP_MSG} with one document. */
final class MongoMessage {

    private static final int OPCODE = 2013;
    private static final int HEADER = 16;

    /** Flags, and the kind of the section that holds the document. */
    private static final int BEFORE_DOCUMENT = 5;

    private static final int SHORTEST = HEADER + BEFORE_DOCUMENT + 5;
    private static final int LONGEST = 1 << 20;

    /** The beginning of an alert of TLS, whose next byte is 1 to 4; no response of this length is to be expected. */
    private static final int TLS_ALERT = 0x0315;

    private MongoMessage() {}

    static ByteBuf of(int number, BsonEncoding command) {
        var document = command.bytes();
        var header = Unpooled.buffer(HEADER + BEFORE_DOCUMENT)
                .writeIntLE(HEADER + BEFORE_DOCUMENT + document.readableBytes())
                .writeIntLE(number)
                .writeIntLE(0)
                .writeIntLE(OPCODE)
                .writeIntLE(0)
                .writeByte(0);
        return Unpooled.wrappedBuffer(header, document);
    }

    static NetworkFailure foreign() {
        return ProtocolLines.foreign("MongoDB");
    }

    /** Cuts what a server sends into documents, and notices at once what is no message of this protocol. */
    static final class Decoder extends WireDecoder {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws NetworkFailure {
            var start = in.readerIndex();
            if (in.readableBytes() < 4) {
                return;
            }
            var length = in.getIntLE(start);
            if ((length & 0xFFFF) == TLS_ALERT && length >>> 16 >= 1 && length >>> 16 <= 4) {
                throw new NetworkFailure(FailureClass.PROTOCOL, "the server speaks TLS, and tls is not set");
            }
            if (length < SHORTEST
                    || length > LONGEST
                    || in.readableBytes() >= HEADER && in.getIntLE(start + HEADER - 4) != OPCODE) {
                throw foreign();
            }
            if (in.readableBytes() >= length) {
                var size = in.getIntLE(start + HEADER + BEFORE_DOCUMENT);
                if (size < 5 || size > length - HEADER - BEFORE_DOCUMENT) {
                    throw foreign();
                }
                var document = new byte[size];
                in.getBytes(start + HEADER + BEFORE_DOCUMENT, document);
                in.skipBytes(length);
                out.add(read(document));
            }
        }

        private static BsonFields read(byte[] document) throws NetworkFailure {
            try {
                return BsonFields.read(document);
            } catch (IllegalArgumentException | BufferUnderflowException garbled) {
                throw foreign();
            }
        }
    }
}
