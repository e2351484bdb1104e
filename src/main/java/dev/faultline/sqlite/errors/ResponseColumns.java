// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.errors;

import dev.faultline.errors.ResponseCount;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Counted answers taken together by columns of a span of time. */
final class ResponseColumns {

    private final SqliteSession session;

    ResponseColumns(SqliteSession session) {
        this.session = session;
    }

    /** Those that touch [{@code from}, {@code to}), in no particular order. */
    List<ResponseCount> in(Instant from, Instant to, int columns) throws SQLException {
        var start = from.toEpochMilli();
        var last = to.toEpochMilli() - 1;
        return Stream.concat(
                        of("failing_answers", "sum(errors)", start, last, columns).stream(),
                        of("healthy_answers", "0", start, last, columns).stream())
                .toList();
    }

    private List<ResponseCount> of(String table, String errors, long start, long last, int columns)
            throws SQLException {
        return session.list(
                ResponseRows::read,
                "SELECT source, '', min(from_ms), max(to_ms),"
                        + " CASE WHEN count(requests) = count(*) THEN sum(requests) END, " + errors + ", '', "
                        + ProfileColumns.ZEROS
                        + " FROM " + table + " JOIN series ON id = series WHERE " + ResponseRows.touches(table)
                        + " GROUP BY source, " + column("max(from_ms, ?1)") + ", " + column("min(to_ms, ?2)"),
                start,
                last,
                columns);
    }

    /** The last column that starts at or before the given time, starts being rounded down. */
    private static String column(String millis) {
        return "((" + millis + " - ?1 + 1) * ?3 - 1) / (?2 - ?1 + 1)";
    }
}
