// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.shipping;

import dev.faultline.fleet.RefusedRow;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.StaleMarks;
import dev.faultline.sqlite.observations.DependencyRows;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows that the fleet's database refused, in an open transaction. */
final class RefusedRows {

    private final SqliteSession session;

    RefusedRows(SqliteSession session) {
        this.session = session;
    }

    void add(List<RefusedRow> refused, Optional<Instant> at) throws SQLException {
        for (var row : refused) {
            session.update(
                    "INSERT OR REPLACE INTO parked_row VALUES (?, ?, ?, ?)",
                    row.kind(),
                    row.key(),
                    row.reason(),
                    at.map(Instant::toEpochMilli).orElse(0L));
        }
    }

    /** Marks them, so that they are shipped again; those that are refused again come back. */
    void retry() throws SQLException {
        var refused = session.list(
                row -> new RefusedRow(row.getString(1), row.getString(2), row.getString(3)),
                "SELECT kind, key, reason FROM parked_row");
        session.update("DELETE FROM parked_row");
        var marks = new StaleMarks(session);
        for (var row : refused) {
            switch (row.kind()) {
                case RefusedRow.RUN -> markDay(marks, row.key());
                case RefusedRow.INCIDENT -> marks.row(StaleMarks.INCIDENT, row.key());
                case RefusedRow.CHANGE -> marks.row(StaleMarks.CHANGE, row.key());
                default -> {
                    // Every dependency is shipped again with the next config or start.
                }
            }
        }
    }

    private void markDay(StaleMarks marks, String key) throws SQLException {
        var end = key.lastIndexOf('\n');
        var first = Long.parseLong(key.substring(end + 1));
        var id = new DependencyRows(session).ids().get(key.substring(0, end));
        if (id != null) {
            marks.days(id, first, first);
        }
    }
}
