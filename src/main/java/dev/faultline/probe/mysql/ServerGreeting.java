// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.net.NetworkFailure;
import java.util.Locale;

/**
 * What a server says first (protocol version 10).
 *
 * @param version of the server, in its words
 * @param capabilities what it can
 * @param salt 20 bytes
 * @param plugin the authentication that it would like
 */
record ServerGreeting(String version, int capabilities, byte[] salt, String plugin) {

    private static final int VERSION = 10;
    private static final int SALT = 20;
    private static final int FIRST_OF_SALT = 8;
    private static final int RESERVED = 10;

    static ServerGreeting read(MysqlPacket packet) throws NetworkFailure {
        var protocol = packet.next();
        if (protocol != VERSION) {
            throw new NetworkFailure(
                    FailureClass.PROTOCOL,
                    protocol == 11 || protocol == 8
                            ? "the answer is of MySQL's X protocol: use the port of the classic one, 3306 as a rule"
                            : "the answer is not of the MySQL protocol");
        }
        var version = packet.text();
        packet.bytes(4);
        var salt = new byte[SALT];
        System.arraycopy(packet.bytes(FIRST_OF_SALT), 0, salt, 0, FIRST_OF_SALT);
        packet.next();
        var low = packet.body().getShort() & 0xFFFF;
        packet.next();
        packet.body().getShort();
        var capabilities = low | (packet.body().getShort() & 0xFFFF) << 16;
        packet.next();
        packet.bytes(RESERVED);
        System.arraycopy(packet.bytes(SALT - FIRST_OF_SALT), 0, salt, FIRST_OF_SALT, SALT - FIRST_OF_SALT);
        if (packet.body().hasRemaining()) {
            packet.next();
        }
        var plugin = (capabilities & ClientHandshake.PLUGIN_AUTH) == 0 ? MysqlLogin.NATIVE : packet.text();
        return new ServerGreeting(version, capabilities, salt, plugin);
    }

    boolean offersTls() {
        return (capabilities & ClientHandshake.SSL) != 0;
    }

    boolean isMariaDb() {
        return version.toLowerCase(Locale.ROOT).contains("mariadb");
    }

    /** Without the salt, which is of no use to a reader. */
    @Override
    public String toString() {
        return version + " (" + plugin + ")";
    }
}
