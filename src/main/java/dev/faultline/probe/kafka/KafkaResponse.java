// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.ProtocolLines;
import dev.faultline.probe.net.WireDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a broker responds (the protocol guide of Kafka, responses without tagged fields).
 *
 * @param number of the request that it is the response to
 * @param body read from its position on
 */
record KafkaResponse(int number, ByteBuffer body) {

    private static final int LONGEST = 4 << 20;

    /** The first three bytes of an alert of TLS; no response of this length is to be expected. */
    private static final int TLS_ALERT = 0x1503;

    int number16() {
        return body.getShort();
    }

    int number32() {
        return body.getInt();
    }

    boolean flag() {
        return body.get() != 0;
    }

    Optional<String> text() {
        var length = body.getShort();
        return length < 0 ? Optional.empty() : Optional.of(new String(bytes(length), StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return bytes(Math.max(0, body.getInt()));
    }

    private byte[] bytes(int length) {
        if (length > body.remaining()) {
            throw new IllegalArgumentException("a value longer than its response");
        }
        var bytes = new byte[length];
        body.get(bytes);
        return bytes;
    }

    /** Reads an element of a list. */
    interface Element<T> {
        T read();
    }

    <T> List<T> list(Element<T> element) {
        var count = body.getInt();
        if (count > body.remaining()) {
            throw new IllegalArgumentException("a list longer than its response");
        }
        var list = new ArrayList<T>();
        for (var index = 0; index < count; index++) {
            list.add(element.read());
        }
        return list;
    }

    static NetworkFailure foreign() {
        return ProtocolLines.foreign("Kafka");
    }

    /** Cuts what a broker sends into responses, and notices at once what is none. */
    static final class Decoder extends WireDecoder {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws NetworkFailure {
            var start = in.readerIndex();
            if (in.readableBytes() < 4) {
                return;
            }
            var length = in.getInt(start);
            if (length >>> 16 == TLS_ALERT) {
                throw new NetworkFailure(FailureClass.PROTOCOL, "the broker speaks TLS, and tls is not set");
            }
            if (length < 4 || length > LONGEST) {
                throw foreign();
            }
            if (in.readableBytes() >= 4 + length) {
                var body = new byte[length - 4];
                in.getBytes(start + 8, body);
                out.add(new KafkaResponse(in.getInt(start + 4), ByteBuffer.wrap(body)));
                in.skipBytes(4 + length);
            }
        }
    }
}
