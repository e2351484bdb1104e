// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.connections;

import dev.faultline.probe.net.HostAddress;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The addresses of hosts in the database. */
final class HostAddressRows {

    private final SqliteSession session;

    HostAddressRows(SqliteSession session) {
        this.session = session;
    }

    void put(HostAddress address) throws SQLException {
        session.update(
                "INSERT INTO host_address VALUES (?, ?, ?, ?) ON CONFLICT (host, address) DO UPDATE SET"
                        + " first_ms = min(first_ms, excluded.first_ms), last_ms = max(last_ms, excluded.last_ms)",
                address.host(),
                address.address(),
                address.first().toEpochMilli(),
                address.last().toEpochMilli());
    }

    List<HostAddress> all() throws SQLException {
        return session.list(
                row -> new HostAddress(
                        row.getString(1),
                        row.getString(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        Instant.ofEpochMilli(row.getLong(4))),
                "SELECT host, address, first_ms, last_ms FROM host_address ORDER BY host, first_ms, address");
    }

    void removeBefore(long millis) throws SQLException {
        session.update("DELETE FROM host_address WHERE last_ms < ?", millis);
    }
}
