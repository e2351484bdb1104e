// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.FailureClassifier;

/**
 * An error that the server told.
 *
 * @param code of MySQL or MariaDB, which share most
 * @param message in the server's words
 */
record MysqlError(int code, String message) {

    /** Reads a packet that begins with {@code 0xFF}. */
    static MysqlError read(MysqlPacket packet) {
        packet.next();
        var code = packet.body().getShort() & 0xFFFF;
        if (packet.kind() == '#') {
            packet.bytes(6);
        }
        return new MysqlError(code, packet.text());
    }

    boolean isUnknownVariable() {
        return code == 1193;
    }

    Outcome outcome() {
        var advice = code == 1129 ? "; run FLUSH HOSTS on the server" : "";
        return Outcome.down(failure(), FailureClassifier.oneLine(message + " (error " + code + ")" + advice));
    }

    private FailureClass failure() {
        return switch (code) {
            // Connections, hosts, users, threads, memory, tables and disks that are full.
            case 1040, 1203, 1226, 1129, 1135, 1041, 1037, 1038, 1114, 1021, 3 -> FailureClass.CAPACITY;
            // Password, database, host, plugin, expired, locked, TLS that is asked for.
            case 1045, 1044, 1130, 1698, 1862, 1820, 3118, 4151, 3159, 1251, 1142, 1143, 1227, 1524 ->
                FailureClass.AUTH;
            case 1053, 1077, 1079, 1152, 1184 -> FailureClass.IO;
            // A statement that took too long, or waited too long for a lock.
            case 1205, 1969, 3024, 1317 -> FailureClass.TIMEOUT;
            case 1043, 1047, 1105, 1156, 1158, 1159, 1160, 1161 -> ofWords();
            default -> FailureClass.ASSERTION;
        };
    }

    /** Codes that Galera and proxies give to several things. */
    private FailureClass ofWords() {
        return switch (code) {
            case 1043, 1156 -> FailureClass.PROTOCOL;
            case 1158, 1160 -> FailureClass.IO;
            case 1159, 1161 -> FailureClass.TIMEOUT;
            default -> FailureClass.ASSERTION;
        };
    }
}
