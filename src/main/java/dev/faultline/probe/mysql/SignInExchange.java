// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.ProbeStep;
import dev.faultline.probe.net.WireConversation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import java.util.Arrays;

/**
 * The part of a session in which a password is proved, whatever plugin the server asks for.
 *
 * @param login what proves it
 */
record SignInExchange(MysqlSpec spec, WireConversation<MysqlPacket> conversation, MysqlLogin login) {

    private static final ProbeStep AUTH = new ProbeStep("auth", FailureClass.TIMEOUT);

    private static final int OK = 0x00;
    private static final int MORE_DATA = 0x01;
    private static final int SWITCH = 0xFE;

    private void send(int sequence, ByteBuf body) {
        conversation.send(MysqlPacket.of(sequence, body));
    }

    /** @param encrypted whether TLS took a packet of its own before */
    Future<Void> over(ServerGreeting greeting, boolean encrypted) {
        conversation.enter(AUTH, "the authentication");
        var plugin = MysqlLogin.isSpoken(greeting.plugin()) ? greeting.plugin() : MysqlLogin.NATIVE;
        return login.begin(plugin, greeting.salt()).compose(proof -> {
            send(
                    encrypted ? 2 : 1,
                    ClientHandshake.response(greeting, encrypted, spec.username(), spec.database(), plugin, proof));
            return authenticated();
        });
    }

    private Future<Void> authenticated() {
        return conversation.next().compose(ToldError::none).compose(packet -> {
            var answer = packet.sequence() + 1;
            return switch (packet.kind()) {
                case OK -> Future.succeededFuture();
                case SWITCH ->
                    switched(packet).compose(proof -> {
                        send(answer, Unpooled.wrappedBuffer(proof));
                        return authenticated();
                    });
                case MORE_DATA -> {
                    packet.next();
                    yield login.more(packet.rest()).compose(proof -> {
                        proof.ifPresent(bytes -> send(answer, Unpooled.wrappedBuffer(bytes)));
                        return authenticated();
                    });
                }
                default -> Future.failedFuture(MysqlPacket.notMysql());
            };
        });
    }

    private Future<byte[]> switched(MysqlPacket request) {
        request.next();
        if (!request.body().hasRemaining()) {
            return login.begin("mysql_old_password", new byte[0]);
        }
        var plugin = request.text();
        var salt = request.rest();
        var ends = salt.length > 0 && salt[salt.length - 1] == 0;
        return login.begin(plugin, ends ? Arrays.copyOf(salt, salt.length - 1) : salt);
    }
}
