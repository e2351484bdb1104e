// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.errors;

import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.SQLException;
import java.util.List;

/**
 * Takes slots of one table together to longer ones, where there are many rows in a slot: what 500 routes that fail all
 * day leave behind is then as many rows an hour, not as many a second.
 */
enum SlotRollup {
    FAILING(
            "failing_answers",
            "series",
            "min(from_ms), max(to_ms), CASE WHEN count(requests) = count(*) THEN sum(requests) END, sum(errors),"
                    + " max(message), " + ProfileColumns.SUMS,
            ResponseRows.FAILING_CONFLICT,
            120),
    HEALTHY("healthy_answers", "series", "min(from_ms), max(to_ms), sum(requests)", ResponseRows.HEALTHY_CONFLICT, 0),
    LINES(
            "error_line",
            "signature",
            "min(first_ms), max(last_ms), sum(count), max(message), max(logger)",
            LineRows.CONFLICT,
            120);

    private final String table;
    private final String key;
    private final String sums;
    private final String conflict;
    /** So many rows in a minute stay as they are when it is over. */
    final int mostInAMinute;

    SlotRollup(String table, String key, String sums, String conflict, int mostInAMinute) {
        this.table = table;
        this.key = key;
        this.sums = sums;
        this.conflict = conflict;
        this.mostInAMinute = mostInAMinute;
    }

    /** The starts of slots of the given length in [{@code from}, {@code to}) that hold more than so many rows, in shorter ones. */
    List<Long> crowded(SqliteSession session, long length, long from, long to, int most) throws SQLException {
        return session.list(
                row -> row.getLong(1),
                "SELECT slot_ms / ?1 * ?1 AS start FROM " + table + " WHERE slot_ms >= ?2 AND slot_ms < ?3"
                        + " GROUP BY start HAVING count(*) > ?4 AND max(slot_ms) > start",
                length,
                from,
                to,
                most);
    }

    /** Makes one row of all that one series or signature has in the slot. */
    void gather(SqliteSession session, long start, long length) throws SQLException {
        session.update(
                "INSERT INTO " + table + " SELECT ?1, " + key + ", " + sums + " FROM " + table
                        + " WHERE slot_ms > ?1 AND slot_ms < ?1 + ?2 GROUP BY " + key + conflict,
                start,
                length);
        session.update("DELETE FROM " + table + " WHERE slot_ms > ?1 AND slot_ms < ?1 + ?2", start, length);
    }

    /** Removes the first hour of slots that begin before the given time; false if there is none. */
    boolean removeHourBefore(SqliteSession session, long millis) throws SQLException {
        var first = session.first(
                row -> row.getLong(1), "SELECT min(slot_ms) FROM " + table + " HAVING min(slot_ms) < ?", millis);
        if (first.isEmpty()) {
            return false;
        }
        session.update("DELETE FROM " + table + " WHERE slot_ms < ?", Math.min(millis, first.get() + TimeSlots.HOUR));
        return true;
    }
}
