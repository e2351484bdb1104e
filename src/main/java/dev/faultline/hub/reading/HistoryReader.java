// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import static dev.faultline.hub.reading.CellReader.instant;
import static dev.faultline.hub.reading.CellReader.required;

import dev.faultline.fleet.ShippedRun;
import dev.faultline.hub.FleetHistory.InstanceIncident;
import dev.faultline.hub.FleetHistory.NoticedChange;
import dev.faultline.probe.FailureClass;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunKey;
import dev.faultline.timeline.RunLatency;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks one database what the instances of one app observed in a span of days. Each statement names the app, and its days, so
 * that only their partitions are read.
 */
record HistoryReader(Connection connection, String app, LocalDate first, LocalDate last) {

    /** So many runs of one app are read at most. */
    static final int MOST_RUNS = 300_000;

    static final String RUNS = """
            SELECT store, dependency, first_at, first_end_at, last_at, last_end_at, open, status, failure, message, count,
                longest_gap_ms, fastest_us, slowest_us, total_us, interval_ms, timeout_ms
            FROM faultline.run WHERE app = ? AND day BETWEEN ? AND ? ORDER BY day DESC, first_at LIMIT ?""";

    static final String CLOCKS = "SELECT store, at, ms FROM faultline.clock WHERE app = ? AND day <= ?";

    static final String CHANGES =
            "SELECT store, at, kind, subject, version FROM faultline.change WHERE app = ? AND day BETWEEN ? AND ?";

    static final String INCIDENTS = """
            SELECT store, id, state, from_at, to_at, route, errors FROM faultline.incident
            WHERE app = ? AND day BETWEEN ? AND ? ORDER BY from_at DESC LIMIT 5000""";

    /** Of the days that a span can touch by any clock up to a day off. */
    static HistoryReader of(Connection connection, String app, Instant from, Instant to) {
        return new HistoryReader(
                connection,
                app,
                LocalDate.ofInstant(from.minus(1, ChronoUnit.DAYS), ZoneOffset.UTC),
                LocalDate.ofInstant(to.plus(1, ChronoUnit.DAYS), ZoneOffset.UTC));
    }

    /** A run of a store. */
    record StoredRun(UUID store, ShippedRun shipped) {}

    /** How a clock of a store stood. */
    record StoredClock(UUID store, Instant at, Duration ahead) {}

    private interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    List<StoredRun> runs() throws SQLException {
        return list(RUNS, HistoryReader::run, app, first, last, MOST_RUNS + 1);
    }

    private static StoredRun run(ResultSet row) throws SQLException {
        var key = new RunKey(
                row.getString(2),
                CellReader.status(row.getString(8)),
                FailureClass.ofLabel(row.getString(9)).orElse(FailureClass.PROBER),
                Duration.ofMillis(row.getInt(16)),
                Duration.ofMillis(row.getInt(17)));
        var run = new Run(
                key,
                row.getString(10),
                required(row, 3),
                required(row, 4),
                required(row, 5),
                required(row, 6),
                row.getInt(11),
                Duration.ofMillis(row.getInt(12)),
                new RunLatency(micros(row, 13), micros(row, 14), micros(row, 15)));
        return new StoredRun(row.getObject(1, UUID.class), new ShippedRun(run, row.getBoolean(7)));
    }

    private static Duration micros(ResultSet row, int column) throws SQLException {
        return Duration.of(row.getLong(column), ChronoUnit.MICROS);
    }

    List<StoredClock> clocks() throws SQLException {
        return list(
                CLOCKS,
                row -> new StoredClock(
                        row.getObject(1, UUID.class), required(row, 2), Duration.ofMillis(row.getInt(3))),
                app,
                last);
    }

    List<NoticedChange> changes() throws SQLException {
        return list(
                CHANGES,
                row -> new NoticedChange(
                        row.getObject(1, UUID.class),
                        required(row, 2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)),
                app,
                first,
                last);
    }

    List<InstanceIncident> incidents() throws SQLException {
        return list(
                INCIDENTS,
                row -> new InstanceIncident(
                        app,
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        required(row, 4),
                        instant(row, 5).orElse(Instant.EPOCH),
                        Optional.ofNullable(row.getString(6)),
                        row.getLong(7)),
                app,
                first,
                last);
    }

    private <T> List<T> list(String sql, RowMapper<T> mapper, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.setFetchSize(2_000);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
                return found;
            }
        }
    }
}
