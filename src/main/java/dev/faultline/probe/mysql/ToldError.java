// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import io.vertx.core.Future;

/** An error of the server on its way out of the session. */
final class ToldError extends Exception {

    private static final int ERROR = 0xFF;

    private final transient MysqlError error;

    ToldError(MysqlError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    MysqlError error() {
        return error;
    }

    static boolean is(MysqlPacket packet) {
        return packet.kind() == ERROR;
    }

    /** The packet, unless it is an error. */
    static Future<MysqlPacket> none(MysqlPacket packet) {
        return is(packet)
                ? Future.failedFuture(new ToldError(MysqlError.read(packet)))
                : Future.succeededFuture(packet);
    }
}
