// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.memcached;

import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.WireDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One answer in the binary protocol.
 *
 * @param status 0 for good
 * @param value what it carries after extras and key
 */
record BinaryAnswer(int status, String value) {

    static final int HEADER = 24;

    private static final int MAGIC = 0x81;
    private static final int LONGEST = 1 << 20;

    boolean isGood() {
        return status == 0;
    }

    /** Cuts what a server sends into answers, and notices at once if it does not speak this protocol. */
    static final class Decoder extends WireDecoder {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws NetworkFailure {
            var start = in.readerIndex();
            if (in.getUnsignedByte(start) != MAGIC) {
                throw MemcachedDialect.foreign();
            }
            if (in.readableBytes() < HEADER) {
                return;
            }
            var before = in.getUnsignedShort(start + 2) + in.getUnsignedByte(start + 4);
            var length = in.getUnsignedInt(start + 8);
            if (length > LONGEST || length < before) {
                throw MemcachedDialect.foreign();
            }
            if (in.readableBytes() >= HEADER + length) {
                var value = in.toString(start + HEADER + before, (int) length - before, StandardCharsets.UTF_8);
                out.add(new BinaryAnswer(in.getUnsignedShort(start + 6), value));
                in.skipBytes(HEADER + (int) length);
            }
        }
    }
}
