// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.errors;

import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSignature;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Error lines of the app's log in the database, those of one signature and second taken together. */
final class LineRows {

    private static final String SELECT =
            "SELECT signature, first_ms, last_ms, count, message, logger FROM error_line" + " WHERE ";

    static final String CONFLICT = " ON CONFLICT (slot_ms, signature) DO UPDATE SET"
            + " first_ms = min(first_ms, excluded.first_ms), last_ms = max(last_ms, excluded.last_ms),"
            + " count = count + excluded.count";

    private final SqliteSession session;

    LineRows(SqliteSession session) {
        this.session = session;
    }

    void add(ErrorLine line) throws SQLException {
        var signature = line.signature();
        session.update(
                "INSERT OR IGNORE INTO signature VALUES (?, ?, ?, ?)",
                signature.id(),
                String.join("\n", signature.types()),
                String.join("\n", signature.frames()),
                signature.text());
        session.update(
                "INSERT INTO error_line VALUES (?, ?, ?, ?, ?, ?, ?)" + CONFLICT,
                TimeSlots.start(line.first().toEpochMilli(), TimeSlots.SECOND),
                signature.id(),
                line.first().toEpochMilli(),
                line.last().toEpochMilli(),
                line.count(),
                line.message(),
                line.logger().orElse(null));
    }

    /** Those that touch [{@code from}, {@code to}], those of one signature taken together, the most frequent first. */
    List<ErrorLine> in(Instant from, Instant to) throws SQLException {
        // Beside max() SQLite takes the other columns from the row that has the maximum.
        return session.list(
                LineRows::read,
                "SELECT id, types, frames, text, min(first_ms), max(last_ms), sum(count), message, logger FROM ("
                        + SELECT + "slot_ms >= ?1 - 3600000 AND slot_ms <= ?2 AND last_ms >= ?1 AND first_ms <= ?2"
                        + " UNION ALL "
                        + SELECT + "last_ms - slot_ms > 3600000 AND last_ms >= ?1 AND slot_ms < ?1 - 3600000"
                        + " AND first_ms <= ?2"
                        + ") JOIN signature ON id = signature GROUP BY id ORDER BY sum(count) DESC, min(first_ms), id",
                ColumnFormat.ceilMillis(from),
                ColumnFormat.floorMillis(to));
    }

    /** Removes the signatures of which there are no lines any more. */
    void removeUnusedSignatures() throws SQLException {
        session.update("DELETE FROM signature WHERE id NOT IN (SELECT signature FROM error_line)");
    }

    private static ErrorLine read(ResultSet row) throws SQLException {
        return new ErrorLine(
                new ErrorSignature(
                        row.getString(1),
                        row.getString(2).lines().toList(),
                        row.getString(3).lines().toList(),
                        row.getString(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getLong(7),
                row.getString(8),
                Optional.ofNullable(row.getString(9)));
    }
}
