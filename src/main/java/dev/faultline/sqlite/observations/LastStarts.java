// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** When the last observation of each dependency started, in one query. */
final class LastStarts {

    private static final String QUERY = "SELECT name, max("
            + "coalesce(row_ms, block_ms), coalesce(block_ms, row_ms)) FROM (SELECT name,"
            + " (SELECT at_ms FROM observation WHERE dependency = id ORDER BY at_ms DESC LIMIT 1) AS row_ms,"
            + " (SELECT last_ms FROM block WHERE dependency = id ORDER BY hour DESC LIMIT 1) AS block_ms FROM dependency)";

    private LastStarts() {}

    /** By name; without those that have none. */
    static Map<String, Instant> in(SqliteSession session) throws SQLException {
        var starts = new HashMap<String, Instant>();
        session.walk(
                row -> {
                    var latest = row.getLong(2);
                    if (!row.wasNull()) {
                        starts.put(row.getString(1), Instant.ofEpochMilli(latest));
                    }
                    return true;
                },
                QUERY);
        return starts;
    }
}
