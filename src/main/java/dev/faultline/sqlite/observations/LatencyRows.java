// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.timeline.LatencyGrain;
import dev.faultline.timeline.LatencyVisitor;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * How long the answers of all dependencies took, out of rows, blocks, pieces of runs and what is left of expired hours. All
 * at once, since each statement costs more than what it shows.
 */
final class LatencyRows {

    /** What {@link Status#isAnswer} says, of the columns of a row. */
    static final String IS_ANSWER = "WHERE status IN ('UP', 'DEGRADED')";

    private final SqliteSession session;
    private final long from;
    private final long to;
    private final LatencyVisitor times;
    private final Map<Long, String> names = new HashMap<>();

    private LatencyRows(SqliteSession session, long from, long to, LatencyVisitor times) {
        this.session = session;
        this.from = from;
        this.to = to;
        this.times = times;
    }

    /** Shows those that started in [{@code from}, {@code to}), epoch milliseconds, and every sum that may hold such. */
    static void show(SqliteSession session, long from, long to, LatencyGrain grain, LatencyVisitor times)
            throws SQLException {
        if (from >= to) {
            return;
        }
        var rows = new LatencyRows(session, from, to, times);
        rows.readNames();
        switch (grain) {
            case EACH -> {
                rows.showRows();
                rows.showBlocks();
            }
            case HOUR -> rows.showPieces();
        }
        rows.showExpiredHours();
    }

    /** Shows one, if it is an answer. */
    static void show(Observation one, LatencyVisitor times) {
        if (one.status().isAnswer()) {
            var at = one.startedAt().toEpochMilli();
            times.took(one.dependency(), at, at, 1, ColumnFormat.micros(one.duration()));
        }
    }

    private void readNames() throws SQLException {
        session.walk(
                row -> {
                    names.put(row.getLong(1), row.getString(2));
                    return true;
                },
                "SELECT id, name FROM dependency");
    }

    private void showRows() throws SQLException {
        session.walk(
                row -> {
                    var start = row.getLong(2);
                    times.took(name(row.getLong(1)), start, start, 1, row.getLong(3));
                    return true;
                },
                "SELECT dependency, at_ms, duration_us FROM dependency CROSS JOIN observation ON dependency = id"
                        + " AND at_ms >= ? AND at_ms < ? " + IS_ANSWER,
                from,
                to);
    }

    private void showBlocks() throws SQLException {
        session.walk(
                row -> {
                    showBlock(name(row.getLong(1)), row.getBytes(2));
                    return true;
                },
                "SELECT dependency, bytes FROM dependency CROSS JOIN block ON dependency = id"
                        + " AND hour >= ? AND hour <= ? WHERE last_ms >= ? AND first_ms < ?",
                HourSlot.ofMillis(from).number(),
                HourSlot.ofMillis(to).number(),
                from,
                to);
    }

    private void showBlock(String dependency, byte[] bytes) {
        BlockRows.walk(dependency, bytes, (shared, start, micros) -> {
            if (start >= from && start < to && shared.status().isAnswer()) {
                times.took(dependency, start, start, 1, micros);
            }
        });
    }

    /** While the observations of an hour are there no piece crosses its edge. */
    private void showPieces() throws SQLException {
        session.walk(
                row -> {
                    times.took(name(row.getLong(1)), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
                    return true;
                },
                "SELECT dependency, first_ms, last_ms, count, total_us FROM dependency CROSS JOIN run"
                        + " ON dependency = id AND first_ms >= ? AND first_ms < ? " + IS_ANSWER
                        + " AND settled = 0 AND last_ms >= ?",
                HourSlot.ofMillis(from).firstMillis(),
                to,
                from);
    }

    private void showExpiredHours() throws SQLException {
        session.walk(
                row -> {
                    var hour = new HourSlot(row.getLong(2));
                    times.took(
                            name(row.getLong(1)),
                            hour.firstMillis(),
                            hour.endMillis() - 1,
                            row.getLong(3),
                            row.getLong(4));
                    return true;
                },
                "SELECT dependency, hour, count, total_us FROM dependency CROSS JOIN expired_hour ON dependency = id"
                        + " AND hour >= ? AND hour <= ?",
                HourSlot.ofMillis(from).number(),
                HourSlot.ofMillis(to - 1).number());
    }

    private String name(long id) {
        return names.getOrDefault(id, "");
    }
}
