// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.ZeroTerminated;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages of PostgreSQL's protocol 3.0, as far as a probe needs them: what it sends, and what a server sends. */
final class PostgresqlProtocol {

    private static final int VERSION_3_0 = 3 << 16;
    private static final int CANCEL_REQUEST = 80_877_102;
    private static final int SSL_REQUEST = 80_877_103;

    private PostgresqlProtocol() {}

    static ByteBuf sslRequest() {
        return Unpooled.buffer(8).writeInt(8).writeInt(SSL_REQUEST);
    }

    static ByteBuf startup(Map<String, String> parameters) {
        var message = Unpooled.buffer(128).writeInt(0).writeInt(VERSION_3_0);
        parameters.forEach((name, value) -> text(text(message, name), value));
        message.writeByte(0);
        return message.setInt(0, message.writerIndex());
    }

    static ByteBuf password(String answer) {
        return withLength(text(begin('p'), answer));
    }

    static ByteBuf saslInitialResponse(String mechanism, String data) {
        var bytes = data.getBytes(StandardCharsets.UTF_8);
        return withLength(text(begin('p'), mechanism).writeInt(bytes.length).writeBytes(bytes));
    }

    static ByteBuf saslResponse(String data) {
        return withLength(begin('p').writeBytes(data.getBytes(StandardCharsets.UTF_8)));
    }

    static ByteBuf query(String sql) {
        return withLength(text(begin('Q'), sql));
    }

    /** @param key a server's process and its secret, as {@code BackendKeyData} gave them */
    static ByteBuf cancel(byte[] key) {
        return Unpooled.buffer(16)
                .writeInt(8 + key.length)
                .writeInt(CANCEL_REQUEST)
                .writeBytes(key);
    }

    static ByteBuf terminate() {
        return withLength(begin('X'));
    }

    private static ByteBuf begin(char type) {
        return Unpooled.buffer(64).writeByte(type).writeInt(0);
    }

    private static ByteBuf text(ByteBuf message, String text) {
        return message.writeBytes(text.getBytes(StandardCharsets.UTF_8)).writeByte(0);
    }

    // The length counts itself, but not the type before it.
    private static ByteBuf withLength(ByteBuf message) {
        return message.setInt(1, message.writerIndex() - 1);
    }

    static NetworkFailure notPostgresql() {
        return new NetworkFailure(FailureClass.PROTOCOL, "the answer is not of the PostgreSQL protocol");
    }

    /** Cuts what a server sends into messages, and notices at once if it is not PostgreSQL that talks. */
    static final class MessageDecoder extends ByteToMessageDecoder {

        private static final String TYPES = "RSKZENATDCIvGHWdcns123tV";
        private static final int LONGEST = 16 << 20;

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws NetworkFailure {
            var type = (char) in.getUnsignedByte(in.readerIndex());
            if (TYPES.indexOf(type) < 0) {
                throw notPostgresql();
            }
            if (in.readableBytes() < 5) {
                return;
            }
            var length = in.getInt(in.readerIndex() + 1);
            if (length < 4 || length > LONGEST) {
                throw notPostgresql();
            }
            if (in.readableBytes() < 1 + length) {
                return;
            }
            var body = new byte[length - 4];
            in.skipBytes(5).readBytes(body);
            out.add(new ServerMessage(type, ByteBuffer.wrap(body)));
        }
    }

    /**
     * What a server sends.
     *
     * @param type its letter in the protocol
     * @param body what follows the length, read from its position on
     */
    record ServerMessage(char type, ByteBuffer body) {

        /** A zero-terminated text. */
        String text() {
            return ZeroTerminated.next(body);
        }

        /** All that is left. */
        byte[] bytes() {
            var bytes = new byte[body.remaining()];
            body.get(bytes);
            return bytes;
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
}
