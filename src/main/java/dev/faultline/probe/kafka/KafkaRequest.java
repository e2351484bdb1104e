// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes the requests that the probe sends, in the oldest versions that brokers of Kafka 0.11 to 4 all speak. */
final class KafkaRequest {

    static final int METADATA = 3;
    static final int METADATA_VERSION = 4;

    private static final int SASL_HANDSHAKE = 17;
    private static final int API_VERSIONS = 18;
    private static final int SASL_AUTHENTICATE = 36;

    private static final String CLIENT = "faultline";

    private KafkaRequest() {}

    /** Which versions of which requests the broker speaks: the first thing that any client asks. */
    static ByteBuf apiVersions(int number) {
        return framed(begin(API_VERSIONS, 0, number));
    }

    static ByteBuf saslHandshake(int number, String mechanism) {
        return framed(text(begin(SASL_HANDSHAKE, 1, number), mechanism));
    }

    static ByteBuf saslAuthenticate(int number, byte[] said) {
        return framed(begin(SASL_AUTHENTICATE, 0, number).writeInt(said.length).writeBytes(said));
    }

    /** All brokers, and the given topics, without making them. */
    static ByteBuf metadata(int number, List<String> topics) {
        var body = begin(METADATA, METADATA_VERSION, number).writeInt(topics.size());
        topics.forEach(topic -> text(body, topic));
        return framed(body.writeBoolean(false));
    }

    private static ByteBuf begin(int request, int version, int number) {
        return text(Unpooled.buffer(64).writeShort(request).writeShort(version).writeInt(number), CLIENT);
    }

    private static ByteBuf text(ByteBuf body, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return body.writeShort(bytes.length).writeBytes(bytes);
    }

    private static ByteBuf framed(ByteBuf body) {
        return Unpooled.wrappedBuffer(Unpooled.buffer(4).writeInt(body.readableBytes()), body);
    }
}
