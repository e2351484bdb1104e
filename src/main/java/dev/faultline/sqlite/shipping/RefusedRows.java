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
import java.util.OptionalLong;

/** The rows that the fleet's database refused, in an open transaction. */
final class RefusedRows {

    private final SqliteSession session;

    RefusedRows(SqliteSession session) {
        this.session = session;
    }

    void add(List<RefusedRow> refused, Instant at) throws SQLException {
        for (var row : refused) {
            session.update(
                    "INSERT OR REPLACE INTO parked_row VALUES (?, ?, ?, ?)",
                    row.kind(),
                    row.key(),
                    row.reason(),
                    at.toEpochMilli());
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
                case RefusedRow.BLOCK -> markBlock(marks, row.key());
                default -> {
                    // Every dependency is shipped again with the next config or start.
                }
            }
        }
    }

    private void markDay(StaleMarks marks, String key) throws SQLException {
        var id = dependency(key);
        if (id.isPresent()) {
            marks.days(id.getAsLong(), number(key), number(key));
        }
    }

    /** One that has expired meanwhile stays away. */
    private void markBlock(StaleMarks marks, String key) throws SQLException {
        var id = dependency(key);
        if (id.isPresent()
                && session.number(
                                "SELECT count(*) FROM block WHERE dependency = ? AND hour = ?",
                                id.getAsLong(),
                                number(key))
                        > 0) {
            marks.block(id.getAsLong(), number(key));
        }
    }

    private OptionalLong dependency(String key) throws SQLException {
        var id = new DependencyRows(session).ids().get(key.substring(0, key.lastIndexOf('\n')));
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    private static long number(String key) {
        return Long.parseLong(key.substring(key.lastIndexOf('\n') + 1));
    }
}
