// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Cuts what a server sends into replies, and notices at once if it is not Redis that talks. */
final class ReplyDecoder extends ByteToMessageDecoder {

    private static final int LONGEST_LINE = 64 << 10;
    private static final int LONGEST_BULK = 128 << 10;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws NetworkFailure {
        var start = in.readerIndex();
        var type = (char) in.getUnsignedByte(start);
        if ("+-:$".indexOf(type) < 0) {
            throw notRedis();
        }
        var length = in.bytesBefore((byte) '\n');
        if (length < 0) {
            if (in.readableBytes() > LONGEST_LINE) {
                throw notRedis();
            }
            return;
        }
        var line = in.toString(start + 1, length - 1, StandardCharsets.UTF_8).stripTrailing();
        in.skipBytes(length + 1);
        switch (type) {
            case '-' -> out.add(new RedisReply.Refusal(line));
            case '$' -> {
                if (!bulk(in, size(line), out)) {
                    in.readerIndex(start);
                }
            }
            default -> out.add(new RedisReply.Text(line));
        }
    }

    private static boolean bulk(ByteBuf in, int size, List<Object> out) {
        if (size < 0) {
            out.add(new RedisReply.Text(""));
            return true;
        }
        if (in.readableBytes() < size + 2) {
            return false;
        }
        out.add(new RedisReply.Text(
                in.readCharSequence(size, StandardCharsets.UTF_8).toString()));
        in.skipBytes(2);
        return true;
    }

    private static int size(String digits) throws NetworkFailure {
        try {
            var size = Integer.parseInt(digits);
            if (size <= LONGEST_BULK) {
                return size;
            }
        } catch (NumberFormatException garbled) {
            // Falls through: just as wrong as a size that is too large.
        }
        throw notRedis();
    }

    static NetworkFailure notRedis() {
        return new NetworkFailure(FailureClass.PROTOCOL, "the answer is not of the Redis protocol");
    }
}
