// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.fleet.RefusedRow;
import dev.faultline.fleet.ReplacedSpan;
import dev.faultline.fleet.ShippedRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The statements that store runs. Each names the app first, and changes nothing when it is repeated. */
record RunStatements(Connection connection, String app, UUID store) {

    static final String PUT = """
            INSERT INTO faultline.run (app, day, dependency, store, first_at, first_end_at, last_at, last_end_at, open, status,
                failure, message, count, longest_gap_ms, fastest_us, slowest_us, total_us, interval_ms, timeout_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (app, day, dependency, store, first_at) DO UPDATE SET
                first_end_at = excluded.first_end_at, last_at = excluded.last_at, last_end_at = excluded.last_end_at,
                open = excluded.open, status = excluded.status, failure = excluded.failure, message = excluded.message,
                count = excluded.count, longest_gap_ms = excluded.longest_gap_ms, fastest_us = excluded.fastest_us,
                slowest_us = excluded.slowest_us, total_us = excluded.total_us, interval_ms = excluded.interval_ms,
                timeout_ms = excluded.timeout_ms""";

    static final String CLEAR = """
            DELETE FROM faultline.run WHERE app = ? AND day = ? AND dependency = ? AND store = ?
                AND first_at >= ? AND first_at < ? AND NOT (first_at = ANY (?))""";

    RowStatement put(ShippedRun shipped) {
        var refused = RefusedRow.of(shipped, "");
        return new RowStatement(PUT, statement -> bind(statement, shipped), RefusedRow.RUN, Optional.of(refused.key()));
    }

    private void bind(PreparedStatement statement, ShippedRun shipped) throws SQLException {
        var run = shipped.run();
        statement.setString(1, app);
        statement.setObject(2, shipped.day());
        statement.setString(3, run.dependency());
        statement.setObject(4, store);
        instant(statement, 5, run.firstStart());
        instant(statement, 6, run.firstEnd());
        instant(statement, 7, run.lastStart());
        instant(statement, 8, run.lastEnd());
        statement.setBoolean(9, shipped.open());
        statement.setString(10, run.status().name());
        statement.setString(11, run.failure().label());
        statement.setString(12, run.message());
        statement.setInt(13, (int) Math.min(Integer.MAX_VALUE, run.count()));
        statement.setInt(14, millis(run.longestGap()));
        statement.setLong(15, micros(run.latency().fastest()));
        statement.setLong(16, micros(run.latency().slowest()));
        statement.setLong(17, micros(run.latency().total()));
        statement.setInt(18, millis(run.interval()));
        statement.setInt(19, millis(run.timeout()));
    }

    /** Removes what of a span is not in it. */
    RowStatement clear(ReplacedSpan span) {
        return new RowStatement(
                CLEAR,
                statement -> {
                    statement.setString(1, app);
                    statement.setObject(2, span.day());
                    statement.setString(3, span.dependency());
                    statement.setObject(4, store);
                    instant(statement, 5, span.from());
                    instant(statement, 6, span.to());
                    var firsts = span.runs().stream()
                            .map(shipped -> shipped.run().firstStart().toString())
                            .toArray();
                    statement.setArray(7, connection.createArrayOf("timestamptz", firsts));
                },
                RefusedRow.RUN,
                Optional.empty());
    }

    static void instant(PreparedStatement statement, int index, Instant instant) throws SQLException {
        statement.setObject(index, instant.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static int millis(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
    }

    private static long micros(Duration duration) {
        return duration.getSeconds() * 1_000_000 + duration.getNano() / 1_000;
    }
}
