// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.connections;

import dev.faultline.connections.ReadSpan;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** In the database: when the connections were read. */
final class ReadSpanRows {

    private final SqliteSession session;

    ReadSpanRows(SqliteSession session) {
        this.session = session;
    }

    /** Takes the place of one that begins at the same time. */
    void put(ReadSpan span) throws SQLException {
        session.update(
                "INSERT OR REPLACE INTO connection_reading VALUES (?, ?, ?, ?)",
                span.from().toEpochMilli(),
                span.to().toEpochMilli(),
                span.readings(),
                span.leftOut());
    }

    /** Those that touch [{@code from}, {@code to}], by their beginning. */
    List<ReadSpan> in(Instant from, Instant to) throws SQLException {
        var first = ColumnFormat.ceilMillis(from);
        return session.list(
                row -> new ReadSpan(
                        Instant.ofEpochMilli(row.getLong(1)),
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getInt(3),
                        row.getInt(4)),
                "SELECT first_ms, last_ms, readings, left_out FROM connection_reading"
                        + " WHERE first_ms >= ? AND first_ms <= ? AND last_ms >= ? ORDER BY first_ms",
                first - ConnectionRows.LONGEST_MILLIS,
                ColumnFormat.floorMillis(to),
                first);
    }

    void removeBefore(long millis) throws SQLException {
        session.update("DELETE FROM connection_reading WHERE first_ms < ?", millis);
    }
}
