// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The numbered SQL files that make the tables. How many of them a file has seen is its {@code user_version}, which also
 * tells a file of a newer program. Not Flyway: for one embedded file it would cost more time at the start and more
 * memory than all else here.
 */
final class DatabaseSchema {

    /** "FLTN": says that a SQLite file is ours. At byte 68 of the file. */
    static final int APPLICATION_ID = 0x464C544E;

    static final List<SchemaStep> STEPS = List.of(
            new SchemaStep(
                    "V1__observations_runs_changes.sql",
                    List.of("dependency", "observation", "block", "run", "change")),
            new SchemaStep(
                    "V2__errors_incidents_bookmarks.sql",
                    List.of(
                            "series",
                            "failing_answers",
                            "healthy_answers",
                            "signature",
                            "error_line",
                            "bookmark",
                            "incident",
                            "incident_route",
                            "incident_annotation")),
            new SchemaStep("V3__latency_of_expired_hours.sql", List.of("expired_hour")),
            new SchemaStep("V4__format_of_verdicts.sql", List.of()),
            new SchemaStep("V5__profiles_of_errors_readings_of_sources.sql", List.of("source_reading")),
            new SchemaStep("V6__files_of_changes.sql", List.of()),
            new SchemaStep("V7__spans_and_kinds_of_incidents.sql", List.of()),
            new SchemaStep("V8__early_observations.sql", List.of("early_observation")),
            new SchemaStep(
                    "V9__shipping.sql", List.of("shipping", "shipped_run", "stale_day", "stale_row", "parked_row")),
            new SchemaStep(
                    "V10__connections.sql",
                    List.of("connection_endpoint", "connection_run", "connection_reading", "host_address")),
            new SchemaStep("V11__shipped_observations.sql", List.of("stale_block")),
            new SchemaStep("V12__journal.sql", List.of("journal")));

    private DatabaseSchema() {}

    /** The version of a file that has seen every migration. */
    static int latest() {
        return STEPS.size();
    }

    /** Brings the file from its version to the latest, each step in a transaction. */
    static void migrate(SqliteSession session) throws SQLException {
        for (var version = (int) session.number("PRAGMA user_version"); version < latest(); version++) {
            var sql = STEPS.get(version).sql();
            var reached = version + 1;
            session.transaction("BEGIN IMMEDIATE", open -> {
                open.run(sql);
                open.run("PRAGMA user_version = " + reached);
                return reached;
            });
        }
    }

    /** A table that a file of that version has to have and that is gone; empty if none is. */
    static Optional<String> missingTable(SqliteSession session, long version) throws SQLException {
        var present = new HashSet<>(
                session.list(row -> row.getString(1), "SELECT name FROM sqlite_master WHERE type = 'table'"));
        return STEPS.stream()
                .limit(version)
                .flatMap(step -> step.tables().stream())
                .filter(table -> !present.contains(table))
                .findFirst();
    }
}
