// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.amqp;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.ProtocolLines;
import dev.faultline.probe.net.WireDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One frame of AMQP 0-9-1 (section 4.2.3 of its specification).
 *
 * @param type a method, a header of content, content or a heartbeat
 * @param channel 0 for the connection itself
 * @param payload read from its position on
 */
record AmqpFrame(int type, int channel, ByteBuffer payload) {

    static final int METHOD = 1;
    static final int HEADER = 2;

    private static final int HEARTBEAT = 8;
    private static final int END = 0xCE;
    private static final int AROUND = 8;
    private static final int LONGEST = 1 << 20;

    /** The class and the number of a method as one number; 0 for what is no method. */
    int method() {
        return type == METHOD && payload.remaining() >= 4 ? payload.getInt(payload.position()) : 0;
    }

    /** Reads on after the class and the number of the method. */
    AmqpFrame arguments() {
        payload.getInt();
        return this;
    }

    int number16() {
        return payload.getShort() & 0xFFFF;
    }

    long number32() {
        return payload.getInt() & 0xFFFF_FFFFL;
    }

    String shortText() {
        return text(payload.get() & 0xFF);
    }

    String longText() {
        return text((int) Math.min(number32(), Integer.MAX_VALUE));
    }

    private String text(int length) {
        if (length > payload.remaining()) {
            throw new IllegalArgumentException("a text longer than its frame");
        }
        var bytes = new byte[length];
        payload.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static ByteBuf of(int type, int channel, ByteBuf payload) {
        return Unpooled.wrappedBuffer(
                Unpooled.buffer(AROUND - 1).writeByte(type).writeShort(channel).writeInt(payload.readableBytes()),
                payload,
                Unpooled.buffer(1).writeByte(END));
    }

    static NetworkFailure foreign() {
        return ProtocolLines.foreign("AMQP 0-9-1");
    }

    /** Cuts what a server sends into frames, and notices at once if it does not speak this version. */
    static final class Decoder extends WireDecoder {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws NetworkFailure {
            var start = in.readerIndex();
            var type = in.getUnsignedByte(start);
            if (type == 'A') {
                if (in.readableBytes() >= AROUND) {
                    throw another(in, start);
                }
                return;
            }
            if (type > HEARTBEAT || type == 0) {
                throw foreign();
            }
            if (in.readableBytes() < AROUND - 1) {
                return;
            }
            var length = in.getUnsignedInt(start + 3);
            if (length > LONGEST) {
                throw foreign();
            }
            if (in.readableBytes() >= AROUND + length) {
                var payload = new byte[(int) length];
                in.getBytes(start + AROUND - 1, payload);
                if (in.getUnsignedByte(start + AROUND - 1 + (int) length) != END) {
                    throw foreign();
                }
                if (type != HEARTBEAT) {
                    out.add(new AmqpFrame(type, in.getUnsignedShort(start + 1), ByteBuffer.wrap(payload)));
                }
                in.skipBytes(AROUND + (int) length);
            }
        }

        /** A server that does not speak the version says which one it does. */
        private static NetworkFailure another(ByteBuf in, int start) {
            if (!in.toString(start, 4, StandardCharsets.US_ASCII).equals("AMQP")) {
                return foreign();
            }
            return new NetworkFailure(
                    FailureClass.PROTOCOL,
                    "the server does not speak AMQP 0-9-1, but " + in.getUnsignedByte(start + 5) + "-"
                            + in.getUnsignedByte(start + 6) + "-" + in.getUnsignedByte(start + 7));
        }
    }
}
