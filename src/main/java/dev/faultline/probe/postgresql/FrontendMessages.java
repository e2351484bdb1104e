package dev.faultline.probe.postgresql;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a client sends. */
final class FrontendMessages {

    private static final int VERSION_3_0 = 3 << 16;
    private static final int SSL_REQUEST = 80_877_103;

    private FrontendMessages() {}

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
}
