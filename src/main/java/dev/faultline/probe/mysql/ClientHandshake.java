// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a client answers a greeting with. */
final class ClientHandshake {

    static final int SSL = 1 << 11;
    static final int PLUGIN_AUTH = 1 << 19;

    private static final int LONG_PASSWORD = 1;
    private static final int LONG_FLAG = 1 << 2;
    private static final int CONNECT_WITH_DB = 1 << 3;
    private static final int PROTOCOL_41 = 1 << 9;
    private static final int TRANSACTIONS = 1 << 13;
    private static final int SECURE_CONNECTION = 1 << 15;
    private static final int CONNECT_ATTRS = 1 << 20;

    private static final int LARGEST_PACKET = 16 << 20;
    private static final int RESERVED = 23;

    /** utf8_general_ci, which every version knows. */
    private static final int UTF8 = 33;

    private static final List<String> ATTRIBUTES = List.of("_client_name", "faultline", "program_name", "faultline");

    private ClientHandshake() {}

    /** The request for TLS: the beginning of the response. */
    static ByteBuf tlsRequest(ServerGreeting greeting, boolean database) {
        return head(greeting, database, true);
    }

    /**
     * @param plugin that the proof is for
     * @param proof of the password
     */
    static ByteBuf response(
            ServerGreeting greeting, boolean tls, String username, String database, String plugin, byte[] proof) {
        var message = head(greeting, !database.isEmpty(), tls);
        text(message, username).writeByte(proof.length).writeBytes(proof);
        if (!database.isEmpty()) {
            text(message, database);
        }
        if ((greeting.capabilities() & PLUGIN_AUTH) != 0) {
            text(message, plugin);
        }
        if ((greeting.capabilities() & CONNECT_ATTRS) != 0) {
            var attributes = Unpooled.buffer();
            ATTRIBUTES.forEach(
                    each -> attributes.writeByte(each.length()).writeBytes(each.getBytes(StandardCharsets.US_ASCII)));
            message.writeByte(attributes.readableBytes()).writeBytes(attributes);
        }
        return message;
    }

    private static ByteBuf head(ServerGreeting greeting, boolean database, boolean tls) {
        var wanted = LONG_PASSWORD
                | LONG_FLAG
                | (database ? CONNECT_WITH_DB : 0)
                | TRANSACTIONS
                | PLUGIN_AUTH
                | CONNECT_ATTRS
                | (tls ? SSL : 0);
        return Unpooled.buffer(128)
                .writeIntLE(wanted & greeting.capabilities() | PROTOCOL_41 | SECURE_CONNECTION)
                .writeIntLE(LARGEST_PACKET)
                .writeByte(UTF8)
                .writeZero(RESERVED);
    }

    private static ByteBuf text(ByteBuf message, String text) {
        return message.writeBytes(text.getBytes(StandardCharsets.UTF_8)).writeByte(0);
    }
}
