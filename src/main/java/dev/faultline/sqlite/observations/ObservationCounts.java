// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.timeline.LatencyVisitor;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the observations of every dependency that started in [{@code from}, {@code to}), epoch milliseconds: exactly
 * where they are there, and estimated where only their runs are left, as if those of each run were evenly spread.
 */
final class ObservationCounts {

    private final SqliteSession session;
    private final long from;
    private final long to;
    private final LatencyVisitor times;
    private final Map<String, Long> counts = new HashMap<>();

    private ObservationCounts(SqliteSession session, long from, long to, LatencyVisitor times) {
        this.session = session;
        this.from = from;
        this.to = to;
        this.times = times;
    }

    /**
     * By name; those without any may be absent. All at once, since each statement costs more than what it counts.
     *
     * @param times is shown how long answers took, as far as they are read to be counted
     * @param tallies what was counted of rows before
     * @param before {@link RowTallies#changes} before the transaction of the session began
     */
    static Map<String, Long> of(
            SqliteSession session, long from, long to, LatencyVisitor times, RowTallies tallies, long before)
            throws SQLException {
        var counting = new ObservationCounts(session, from, to, times);
        if (from < to) {
            counting.addRows(tallies, before);
            counting.addWholeBlocks();
            counting.addBlocksAtTheEdges();
            counting.addSettledRuns();
        }
        return counting.counts;
    }

    private void addRows(RowTallies tallies, long before) throws SQLException {
        tallies.in(session, from, to, before).forEach((dependency, rows) -> {
            counts.merge(dependency, rows.count(), Long::sum);
            show(dependency, rows.answers(), rows.micros());
        });
    }

    private void addWholeBlocks() throws SQLException {
        add(
                row -> row.getLong(2),
                "SELECT name, (SELECT sum(count) FROM block WHERE dependency = id AND hour >= ? AND hour <= ?"
                        + " AND first_ms >= ? AND last_ms < ?) FROM dependency",
                firstHour(),
                lastHour(),
                from,
                to);
    }

    private void addBlocksAtTheEdges() throws SQLException {
        add(
                row -> {
                    var tally = BlockRows.tally(row.getString(1), row.getBytes(2), from, to);
                    show(row.getString(1), tally.answers(), tally.micros());
                    return tally.count();
                },
                "SELECT name, bytes FROM dependency CROSS JOIN block ON dependency = id AND hour IN (?1, ?2)"
                        + " WHERE last_ms >= ?3 AND first_ms < ?4 AND NOT (first_ms >= ?3 AND last_ms < ?4)",
                firstHour(),
                lastHour(),
                from,
                to);
    }

    private void addSettledRuns() throws SQLException {
        add(
                row -> share(row.getLong(2), row.getLong(3), row.getLong(4)),
                "SELECT name, first_ms, last_ms, count FROM dependency CROSS JOIN run ON dependency = id"
                        + " AND first_ms < ?2 AND first_ms >= coalesce("
                        + "(SELECT max(first_ms) FROM run WHERE dependency = id AND first_ms < ?1), ?1)"
                        + " WHERE settled = 1",
                from,
                to);
    }

    private void add(SqliteSession.Row<Long> number, String sql, Object... parameters) throws SQLException {
        session.walk(
                row -> {
                    counts.merge(row.getString(1), number.read(row), Long::sum);
                    return true;
                },
                sql,
                parameters);
    }

    private void show(String dependency, long answers, long micros) {
        if (answers > 0) {
            times.took(dependency, from, to - 1, answers, micros);
        }
    }

    private long share(long first, long last, long count) {
        if (last < from || first >= to) {
            return 0;
        }
        if (first >= from && last < to) {
            return count;
        }
        var inside = Math.min(last, to) - Math.max(first, from);
        return Math.round(count * (double) inside / (last - first));
    }

    private long firstHour() {
        return HourSlot.ofMillis(from).number();
    }

    private long lastHour() {
        return HourSlot.ofMillis(to).number();
    }
}
