// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.memcached;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import dev.faultline.probe.net.WireConversation;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The binary protocol, which is deprecated, and the only one with SASL. */
final class BinaryDialect implements MemcachedDialect {

    private static final int GET = 0x00;
    private static final int SET = 0x01;
    private static final int DELETE = 0x04;
    private static final int QUIT = 0x07;
    private static final int SASL_AUTH = 0x21;

    private static final int NOT_FOUND = 0x01;
    private static final int NOT_STORED = 0x05;
    private static final int AUTH_ERROR = 0x20;
    private static final int AUTH_CONTINUE = 0x21;
    private static final int OUT_OF_MEMORY = 0x82;
    private static final int BUSY = 0x85;
    private static final int TEMPORARY_FAILURE = 0x86;

    private static final byte[] NOTHING = {};

    /** Flags, and a minute until it may be forgotten. */
    private static final byte[] STORING = {0, 0, 0, 0, 0, 0, 0, 60};

    private final WireConversation<BinaryAnswer> conversation;

    BinaryDialect(Channel channel, NetworkRun run) {
        conversation = new WireConversation<>(BinaryAnswer.class, new BinaryAnswer.Decoder(), channel, run);
    }

    @Override
    public Future<Void> signIn(String username, String password) {
        return ask(SASL_AUTH, NOTHING, "PLAIN", "\0" + username + "\0" + password)
                .compose(answer -> answer.isGood() ? Future.succeededFuture() : refused(answer));
    }

    @Override
    public Future<Optional<String>> get(String key) {
        return ask(GET, NOTHING, key, "").compose(answer -> switch (answer.status()) {
            case 0 -> Future.succeededFuture(Optional.of(answer.value()));
            case NOT_FOUND -> Future.succeededFuture(Optional.empty());
            default -> refused(answer);
        });
    }

    @Override
    public Future<Void> store(String key, String value) {
        return ask(SET, STORING, key, value)
                .compose(answer -> answer.isGood() ? Future.succeededFuture() : refused(answer));
    }

    @Override
    public Future<Void> delete(String key) {
        return ask(DELETE, NOTHING, key, "")
                .compose(answer ->
                        answer.isGood() || answer.status() == NOT_FOUND ? Future.succeededFuture() : refused(answer));
    }

    @Override
    public void quit() {
        send(QUIT, NOTHING, "", "");
    }

    private Future<BinaryAnswer> ask(int command, byte[] extras, String key, String value) {
        send(command, extras, key, value);
        return conversation.next();
    }

    /** Magic, command, lengths of key and extras, type, bucket, length of all that follows, opaque 4, version 8. */
    private void send(int command, byte[] extras, String keyText, String valueText) {
        var key = keyText.getBytes(StandardCharsets.UTF_8);
        var value = valueText.getBytes(StandardCharsets.UTF_8);
        conversation.send(Unpooled.buffer(BinaryAnswer.HEADER + extras.length + key.length + value.length)
                .writeByte(0x80)
                .writeByte(command)
                .writeShort(key.length)
                .writeByte(extras.length)
                .writeZero(3)
                .writeInt(extras.length + key.length + value.length)
                .writeZero(12)
                .writeBytes(extras)
                .writeBytes(key)
                .writeBytes(value));
    }

    private static <T> Future<T> refused(BinaryAnswer answer) {
        return Future.failedFuture(
                switch (answer.status()) {
                    case AUTH_ERROR -> new NetworkFailure(FailureClass.AUTH, "authentication failed");
                    case AUTH_CONTINUE ->
                        new NetworkFailure(
                                FailureClass.PROBER,
                                "the server asks for more than SASL PLAIN, which is not spoken here");
                    case OUT_OF_MEMORY -> new NetworkFailure(FailureClass.CAPACITY, "the server is out of memory");
                    case BUSY, TEMPORARY_FAILURE -> new NetworkFailure(FailureClass.CAPACITY, "the server is busy");
                    case NOT_STORED -> new NetworkFailure(FailureClass.ASSERTION, "the server did not store the value");
                    default ->
                        new NetworkFailure(
                                FailureClass.PROTOCOL,
                                "the server refused the command (status 0x" + Integer.toHexString(answer.status())
                                        + ")");
                });
    }
}
