// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The numbered SQL files that make the tables. How many of them a file has seen is its {@code user_version}, which also
 * tells a file of a newer program. Not Flyway: for one embedded file it would cost more time at the start and more
 * memory than all else here.
 */
final class DatabaseSchema {

    /** "FLTN": says that a SQLite file is ours. At byte 68 of the file. */
    static final int APPLICATION_ID = 0x464C544E;

    private static final List<String> MIGRATIONS = List.of(
            "V1__observations_runs_changes.sql",
            "V2__errors_incidents_bookmarks.sql",
            "V3__latency_of_expired_hours.sql",
            "V4__format_of_verdicts.sql",
            "V5__profiles_of_errors_readings_of_sources.sql",
            "V6__files_of_changes.sql",
            "V7__spans_and_kinds_of_incidents.sql",
            "V8__early_observations.sql",
            "V9__shipping.sql",
            "V10__connections.sql");

    private static final Pattern TABLE = Pattern.compile("(?m)^CREATE TABLE (\\w+)");

    private DatabaseSchema() {}

    /** The version of a file that has seen every migration. */
    static int latest() {
        return MIGRATIONS.size();
    }

    /** Brings the file from its version to the latest, each step in a transaction. */
    static void migrate(SqliteSession session) throws SQLException {
        for (var version = (int) session.number("PRAGMA user_version"); version < latest(); version++) {
            var sql = text(MIGRATIONS.get(version));
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
        return MIGRATIONS.stream()
                .limit(version)
                .flatMap(migration -> TABLE.matcher(text(migration)).results())
                .map(made -> made.group(1))
                .filter(table -> !present.contains(table))
                .findFirst();
    }

    private static String text(String migration) {
        try (var in = DatabaseSchema.class.getResourceAsStream("/db/sqlite/" + migration)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + migration);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
