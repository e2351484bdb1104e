// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.connections;

import dev.faultline.connections.ConnectionCounts;
import dev.faultline.connections.ConnectionRun;
import dev.faultline.connections.RemoteEndpoint;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs of connections in the database. */
final class ConnectionRows {

    /** No run and no span of readings goes beyond its hour. */
    static final long LONGEST_MILLIS = 3_600_000;

    static final long MINUTE = 60_000;
    private static final String COLUMNS =
            "address, port, first_ms, last_ms, samples, fewest, established, connecting, retransmitting, unacknowledged,"
                    + " closing, connecting_ms, opened, gone";
    private static final String JOINED = " FROM connection_run JOIN connection_endpoint ON id = endpoint";

    private final SqliteSession session;

    ConnectionRows(SqliteSession session) {
        this.session = session;
    }

    /** Takes the place of one of the same endpoint that begins at the same time. */
    void put(ConnectionRun run) throws SQLException {
        session.update(
                "INSERT OR IGNORE INTO connection_endpoint (address, port) VALUES (?, ?)",
                run.endpoint().address(),
                run.endpoint().port());
        session.update(
                "INSERT OR REPLACE INTO connection_run SELECT ?3, id, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14"
                        + " FROM connection_endpoint WHERE address = ?1 AND port = ?2",
                run.endpoint().address(),
                run.endpoint().port(),
                run.from().toEpochMilli(),
                run.to().toEpochMilli(),
                run.samples(),
                run.fewest(),
                run.most().established(),
                run.most().connecting(),
                run.most().retransmitting(),
                run.most().unacknowledged(),
                run.most().closing(),
                run.connectingFor().toMillis(),
                run.opened(),
                run.gone());
    }

    /** Those that touch [{@code from}, {@code to}], by their beginning. */
    List<ConnectionRun> in(Instant from, Instant to) throws SQLException {
        var first = ColumnFormat.ceilMillis(from);
        return session.list(
                ConnectionRows::read,
                "SELECT " + COLUMNS + JOINED + " WHERE first_ms >= ?1 AND first_ms <= ?2 AND last_ms >= ?3"
                        + " ORDER BY first_ms, address, port",
                first - LONGEST_MILLIS,
                ColumnFormat.floorMillis(to),
                first);
    }

    /** An endpoint, and a minute at whose start in milliseconds it has too many runs. */
    record CrowdedMinute(long endpoint, long start) {}

    /** The minutes of [{@code from}, {@code to}) in which over so many runs of one endpoint begin. */
    List<CrowdedMinute> crowded(long from, long to, int most) throws SQLException {
        return session.list(
                row -> new CrowdedMinute(row.getLong(1), row.getLong(2) * MINUTE),
                "SELECT endpoint, first_ms / 60000 FROM connection_run WHERE first_ms >= ? AND first_ms < ?"
                        + " GROUP BY 1, 2 HAVING count(*) > ?",
                from,
                to,
                most);
    }

    /** The runs of one endpoint that begin in [{@code from}, {@code to}). */
    List<ConnectionRun> of(long endpoint, long from, long to) throws SQLException {
        return session.list(
                ConnectionRows::read,
                "SELECT " + COLUMNS + JOINED
                        + " WHERE endpoint = ? AND first_ms >= ? AND first_ms < ? ORDER BY first_ms",
                endpoint,
                from,
                to);
    }

    void remove(long endpoint, long from, long to) throws SQLException {
        session.update(
                "DELETE FROM connection_run WHERE endpoint = ? AND first_ms >= ? AND first_ms < ?", endpoint, from, to);
    }

    void removeBefore(long millis) throws SQLException {
        session.update("DELETE FROM connection_run WHERE first_ms < ?", millis);
    }

    void removeUnusedEndpoints() throws SQLException {
        session.update("DELETE FROM connection_endpoint WHERE id NOT IN (SELECT endpoint FROM connection_run)");
    }

    private static ConnectionRun read(ResultSet row) throws SQLException {
        return new ConnectionRun(
                new RemoteEndpoint(row.getString(1), row.getInt(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getInt(5),
                row.getInt(6),
                new ConnectionCounts(row.getInt(7), row.getInt(8), row.getInt(9), row.getInt(10), row.getInt(11)),
                Duration.ofMillis(row.getLong(12)),
                row.getInt(13),
                row.getInt(14));
    }
}
