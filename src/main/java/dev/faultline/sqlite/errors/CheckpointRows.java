// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.errors;

import dev.faultline.checkpoint.Checkpoint;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The checkpoints in the database. */
final class CheckpointRows {

    private final SqliteSession session;

    CheckpointRows(SqliteSession session) {
        this.session = session;
    }

    void put(Checkpoint checkpoint, Instant now) throws SQLException {
        session.update(
                "INSERT OR REPLACE INTO bookmark VALUES (?, ?, ?)",
                checkpoint.reader(),
                checkpoint.place(),
                now.toEpochMilli());
    }

    Optional<String> place(String reader) throws SQLException {
        return session.first(row -> row.getString(1), "SELECT place FROM bookmark WHERE reader = ?", reader);
    }

    void removePutBefore(Instant horizon) throws SQLException {
        session.update("DELETE FROM bookmark WHERE put_ms < ?", ColumnFormat.ceilMillis(horizon));
    }
}
