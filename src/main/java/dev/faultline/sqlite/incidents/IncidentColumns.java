// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.incidents;

import dev.faultline.incident.FailureCounts;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentKind;
import dev.faultline.incident.IncidentNotes;
import dev.faultline.incident.KeptVerdict;
import dev.faultline.incident.StoredVerdict;
import dev.faultline.incident.VerdictHeadline;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads an incident from the columns of its row. */
final class IncidentColumns {

    /** To be completed by a condition. */
    static final String SELECT = "SELECT id, origin, state, from_ms, to_ms, route, errors, requests, title, links,"
            + " judged_ms, answer, summary, suspects, document, format, spans, kind FROM incident WHERE ";

    private IncidentColumns() {}

    /** The incident of a row, without what lies in other tables. */
    static Incident incident(ResultSet row) throws SQLException {
        return new Incident(
                row.getString(1),
                Origin.valueOf(row.getString(2)),
                IncidentKind.valueOf(row.getString(18)),
                State.valueOf(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                IncidentSpanColumn.spans(row.getString(17)),
                new FailureCounts(
                        Optional.ofNullable(row.getString(6)),
                        List.of(),
                        row.getLong(7),
                        SqliteSession.optional(row, 8)),
                new IncidentNotes(
                        row.getString(9), List.of(), row.getString(10).lines().toList()),
                verdict(row));
    }

    private static Optional<KeptVerdict> verdict(ResultSet row) throws SQLException {
        var judged = SqliteSession.optional(row, 11);
        return judged.isEmpty()
                ? Optional.empty()
                : Optional.of(new KeptVerdict(
                        Instant.ofEpochMilli(judged.getAsLong()),
                        new VerdictHeadline(
                                row.getString(12),
                                row.getString(13),
                                row.getString(14).lines().toList()),
                        new StoredVerdict(row.getInt(16), row.getString(15))));
    }
}
