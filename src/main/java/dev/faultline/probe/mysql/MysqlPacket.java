// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.WireDecoder;
import dev.faultline.probe.net.ZeroTerminated;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One packet of the protocol.
 *
 * @param sequence its number in the exchange that it belongs to, 0 to 255
 * @param body what follows the header, read from its position on; little-endian
 */
record MysqlPacket(int sequence, ByteBuffer body) {

    private static final int HEADER = 4;
    private static final int NULL = 0xFB;

    /** The first byte, which says what kind of packet it is; -1 for an empty one. */
    int kind() {
        return body.hasRemaining() ? body.get(body.position()) & 0xFF : -1;
    }

    int next() {
        return body.get() & 0xFF;
    }

    /** A zero-terminated text; all that is left if there is no zero. */
    String text() {
        return ZeroTerminated.next(body);
    }

    byte[] bytes(int count) {
        var bytes = new byte[count];
        body.get(bytes);
        return bytes;
    }

    /** All that is left. */
    byte[] rest() {
        return bytes(body.remaining());
    }

    /** A length-encoded number. */
    long number() {
        var first = next();
        return switch (first) {
            case 0xFC -> body.getShort() & 0xFFFFL;
            case 0xFD -> next() | next() << 8 | (long) next() << 16;
            case 0xFE -> body.getLong();
            default -> first;
        };
    }

    /** The next column of a row; empty for {@code NULL}. */
    Optional<String> column() {
        if (kind() == NULL) {
            next();
            return Optional.empty();
        }
        var length = number();
        if (length < 0 || length > body.remaining()) {
            throw new IllegalArgumentException("a column longer than its packet");
        }
        return Optional.of(new String(bytes((int) length), StandardCharsets.UTF_8));
    }

    /** A packet with its header. */
    static ByteBuf of(int sequence, ByteBuf body) {
        return Unpooled.wrappedBuffer(
                Unpooled.buffer(HEADER).writeMediumLE(body.readableBytes()).writeByte(sequence), body);
    }

    static NetworkFailure notMysql() {
        return new NetworkFailure(FailureClass.PROTOCOL, "the answer is not of the MySQL protocol");
    }

    /** Cuts what a server sends into packets, and notices at once if it is not MySQL that talks. */
    static final class Decoder extends WireDecoder {

        private static final int LONGEST_GREETING = 4 << 10;
        private static final int LONGEST = 16 << 20;

        private boolean greeted;

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws NetworkFailure {
            var start = in.readerIndex();
            if (in.readableBytes() < HEADER) {
                return;
            }
            var length = in.getUnsignedMediumLE(start);
            var sequence = in.getUnsignedByte(start + 3);
            if (!greeted && (length > LONGEST_GREETING || sequence != 0) || length >= LONGEST - 1) {
                throw notMysql();
            }
            if (in.readableBytes() < HEADER + length) {
                return;
            }
            greeted = true;
            var body = new byte[length];
            in.skipBytes(HEADER).readBytes(body);
            out.add(new MysqlPacket(sequence, ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN)));
        }
    }
}
