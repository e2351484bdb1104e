// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.StaleMarks;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The changes in the database. */
final class ChangeRows {

    private final SqliteSession session;

    ChangeRows(SqliteSession session) {
        this.session = session;
    }

    /** False if it was there already. */
    boolean add(Change change) throws SQLException {
        var isNew = session.update(
                        "INSERT OR IGNORE INTO change (at_ms, kind, subject, version, message, files, posted)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        change.at().toEpochMilli(),
                        change.kind().label(),
                        change.subject(),
                        change.version(),
                        change.message(),
                        String.join("\n", change.files()),
                        change.posted() ? 1 : 0)
                == 1;
        if (isNew) {
            new StaleMarks(session)
                    .row(
                            StaleMarks.CHANGE,
                            StaleMarks.changeKey(
                                    change.at().toEpochMilli(),
                                    change.kind().label(),
                                    change.subject(),
                                    change.version()));
        }
        return isNew;
    }

    /** Those in [{@code from}, {@code to}], the latest first. */
    List<Change> in(Instant from, Instant to) throws SQLException {
        return session.list(
                row -> new Change(
                        Instant.ofEpochMilli(row.getLong(1)),
                        ChangeKind.ofLabel(row.getString(2)).orElse(ChangeKind.OTHER),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6).lines().toList(),
                        row.getInt(7) != 0),
                "SELECT at_ms, kind, subject, version, message, files, posted FROM change WHERE at_ms >= ? AND at_ms <= ?"
                        + " ORDER BY at_ms DESC, kind, subject, version",
                ColumnFormat.ceilMillis(from),
                ColumnFormat.floorMillis(to));
    }

    void removeBefore(Instant horizon) throws SQLException {
        session.update("DELETE FROM change WHERE at_ms < ?", ColumnFormat.ceilMillis(horizon));
    }
}
