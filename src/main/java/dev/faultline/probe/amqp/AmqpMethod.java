// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.amqp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes the methods that the probe sends; the numbers of those that it reads. */
final class AmqpMethod {

    static final int START = 10 << 16 | 10;
    static final int SECURE = 10 << 16 | 20;
    static final int TUNE = 10 << 16 | 30;
    static final int OPEN_OK = 10 << 16 | 41;
    static final int CLOSE = 10 << 16 | 50;
    static final int CLOSE_OK = 10 << 16 | 51;
    static final int BLOCKED = 10 << 16 | 60;
    static final int CHANNEL_OPEN_OK = 20 << 16 | 11;
    static final int CHANNEL_CLOSE = 20 << 16 | 40;
    static final int DECLARE_OK = 50 << 16 | 11;
    static final int ACK = 60 << 16 | 80;
    static final int NACK = 60 << 16 | 120;
    static final int SELECT_OK = 85 << 16 | 11;

    private static final int START_OK = 10 << 16 | 11;
    private static final int TUNE_OK = 10 << 16 | 31;
    private static final int OPEN = 10 << 16 | 40;
    private static final int CHANNEL_OPEN = 20 << 16 | 10;
    private static final int DECLARE = 50 << 16 | 10;
    private static final int PUBLISH = 60 << 16 | 40;
    private static final int SELECT = 85 << 16 | 10;

    private static final int CHANNEL = 1;
    private static final int BASIC = 60;
    private static final int PASSIVE = 1;
    private static final int GOOD = 200;

    private AmqpMethod() {}

    /** What a client says first. */
    static ByteBuf protocolHeader() {
        return Unpooled.wrappedBuffer(new byte[] {'A', 'M', 'Q', 'P', 0, 0, 9, 1});
    }

    static ByteBuf startOk(String username, String password) {
        var capabilities = table(
                Map.of("connection.blocked", true, "authentication_failure_close", true, "publisher_confirms", true));
        var properties = Unpooled.buffer();
        field(properties, "product", 'S', longText("faultline"));
        field(properties, "connection_name", 'S', longText("faultline"));
        field(properties, "capabilities", 'F', capabilities);
        var method = begin(START_OK).writeInt(properties.readableBytes()).writeBytes(properties);
        shortText(method, "PLAIN").writeBytes(longText("\0" + username + "\0" + password));
        return frame(0, shortText(method, "en_US"));
    }

    /** Takes what the server proposes, without heartbeats. */
    static ByteBuf tuneOk(int channels, long frame) {
        return frame(
                0, begin(TUNE_OK).writeShort(channels).writeInt((int) frame).writeShort(0));
    }

    static ByteBuf open(String host) {
        return frame(0, shortText(shortText(begin(OPEN), host), "").writeByte(0));
    }

    static ByteBuf channelOpen() {
        return frame(CHANNEL, shortText(begin(CHANNEL_OPEN), ""));
    }

    /** Asks for a queue without making it. */
    static ByteBuf declarePassively(String queue) {
        return frame(
                CHANNEL,
                shortText(begin(DECLARE).writeShort(0), queue)
                        .writeByte(PASSIVE)
                        .writeInt(0));
    }

    static ByteBuf confirmSelect() {
        return frame(CHANNEL, begin(SELECT).writeByte(0));
    }

    /** An empty message to the default exchange for a queue that is not there: it goes nowhere. */
    static ByteBuf publish(String key) {
        var method = shortText(shortText(begin(PUBLISH).writeShort(0), ""), key).writeByte(0);
        var header =
                Unpooled.buffer().writeShort(BASIC).writeShort(0).writeLong(0).writeShort(0);
        return Unpooled.wrappedBuffer(frame(CHANNEL, method), AmqpFrame.of(AmqpFrame.HEADER, CHANNEL, header));
    }

    static ByteBuf close() {
        return frame(0, shortText(begin(CLOSE).writeShort(GOOD), "done").writeInt(0));
    }

    private static ByteBuf begin(int method) {
        return Unpooled.buffer(64).writeInt(method);
    }

    private static ByteBuf frame(int channel, ByteBuf method) {
        return AmqpFrame.of(AmqpFrame.METHOD, channel, method);
    }

    private static ByteBuf table(Map<String, Boolean> flags) {
        var fields = Unpooled.buffer();
        flags.forEach(
                (name, flag) -> field(fields, name, 't', Unpooled.buffer(1).writeBoolean(flag)));
        return Unpooled.wrappedBuffer(Unpooled.buffer(4).writeInt(fields.readableBytes()), fields);
    }

    private static void field(ByteBuf fields, String name, char type, ByteBuf value) {
        shortText(fields, name).writeByte(type).writeBytes(value);
    }

    private static ByteBuf shortText(ByteBuf message, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return message.writeByte(bytes.length).writeBytes(bytes);
    }

    private static ByteBuf longText(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return Unpooled.buffer(4 + bytes.length).writeInt(bytes.length).writeBytes(bytes);
    }
}
