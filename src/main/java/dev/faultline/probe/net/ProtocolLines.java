// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.FailureClass;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Cuts what a server of a protocol of text sends into lines, without their ends; notices at once what is no text. */
public final class ProtocolLines extends WireDecoder {

    private static final int LONGEST = 8 << 10;

    private final String protocol;

    /** @param protocol its name, for people */
    public ProtocolLines(String protocol) {
        this.protocol = protocol;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws NetworkFailure {
        var start = in.readerIndex();
        var length = in.bytesBefore((byte) '\n');
        if (in.getUnsignedByte(start) < '\t' || length > LONGEST || length < 0 && in.readableBytes() > LONGEST) {
            throw foreign(protocol);
        }
        if (length >= 0) {
            var end = length > 0 && in.getByte(start + length - 1) == '\r' ? length - 1 : length;
            out.add(in.toString(start, end, StandardCharsets.UTF_8));
            in.skipBytes(length + 1);
        }
    }

    /** What an answer that is none of the protocol fails with. */
    public static NetworkFailure foreign(String protocol) {
        return new NetworkFailure(FailureClass.PROTOCOL, "the answer is not of the " + protocol + " protocol");
    }
}
