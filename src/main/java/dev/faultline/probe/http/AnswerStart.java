// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Recognises by its first bytes what is no HTTP/1: the codec would wait for the end of a line, which another protocol may never
 * send. Blank and control characters before the first line are let through, as the codec does.
 */
final class AnswerStart extends ChannelInboundHandlerAdapter {

    private static final String START = "HTTP/";
    /** The content type of a TLS alert, and the first byte of the version after it (RFC 8446, section 5.1). */
    private static final int[] TLS_ALERT = {0x15, 0x03};

    private final ResponseReader reader;
    private int read;
    private int matched;

    AnswerStart(ResponseReader reader) {
        this.reader = reader;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) throws Exception {
        if (part instanceof ByteBuf bytes && matched < START.length()) {
            check(bytes);
        }
        context.fireChannelRead(part);
    }

    private void check(ByteBuf bytes) {
        if (read == 0 && bytes.readableBytes() > 1 && isTlsAlert(bytes)) {
            refuse("the answer is not HTTP: the server speaks TLS");
            return;
        }
        for (var i = bytes.readerIndex(); i < bytes.writerIndex() && matched < START.length(); i++) {
            var each = (char) bytes.getUnsignedByte(i);
            read++;
            if (Character.toUpperCase(each) == START.charAt(matched)) {
                matched++;
            } else if (matched > 0 || !Character.isISOControl(each) && !Character.isWhitespace(each)) {
                refuse("the answer is not HTTP");
                return;
            }
        }
    }

    private static boolean isTlsAlert(ByteBuf bytes) {
        return bytes.getUnsignedByte(bytes.readerIndex()) == TLS_ALERT[0]
                && bytes.getUnsignedByte(bytes.readerIndex() + 1) == TLS_ALERT[1];
    }

    private void refuse(String why) {
        matched = START.length();
        reader.fail(new NetworkFailure(FailureClass.PROTOCOL, why));
    }
}
