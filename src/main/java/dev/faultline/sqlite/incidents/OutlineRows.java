// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.incidents;

import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentKind;
import dev.faultline.incident.IncidentOutline;
import dev.faultline.incident.VerdictHeadline;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The incidents in the database without their evidence: their verdicts' documents, far the most of them, stay unread. */
final class OutlineRows {

    private final SqliteSession session;

    OutlineRows(SqliteSession session) {
        this.session = session;
    }

    /** Those that touch [{@code from}, {@code to}], the latest first, at most {@code limit}. */
    List<IncidentOutline> in(Instant from, Instant to, int limit) throws SQLException {
        return session.list(
                OutlineRows::of,
                "SELECT id, origin, state, from_ms, to_ms, route, errors, title, answer, summary, suspects, kind FROM incident"
                        + " WHERE to_ms >= ? AND from_ms <= ? ORDER BY from_ms DESC, id DESC LIMIT ?",
                ColumnFormat.ceilMillis(from),
                ColumnFormat.floorMillis(to),
                limit);
    }

    private static Optional<VerdictHeadline> headline(ResultSet row) throws SQLException {
        var answer = row.getString(9);
        return answer == null
                ? Optional.empty()
                : Optional.of(new VerdictHeadline(
                        answer, row.getString(10), row.getString(11).lines().toList()));
    }

    private static IncidentOutline of(ResultSet row) throws SQLException {
        return new IncidentOutline(
                row.getString(1),
                Origin.valueOf(row.getString(2)),
                IncidentKind.valueOf(row.getString(12)),
                State.valueOf(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                Optional.ofNullable(row.getString(6)),
                row.getLong(7),
                row.getString(8),
                headline(row));
    }
}
