// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.sql.SQLException;

/**
 * Notes, in the transaction that changes it, what the fleet's database no longer has as it is. Where nothing was ever
 * shipped it notes nothing.
 */
public final class StaleMarks {

    public static final String INCIDENT = "incident";
    public static final String CHANGE = "change";

    private static final long DAY_MILLIS = 86_400_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long OLDEST_HOURS = 35L * 24;

    private final SqliteSession session;

    public StaleMarks(SqliteSession session) {
        this.session = session;
    }

    /** The UTC day of an instant, in days since 1970. */
    public static long dayOf(long millis) {
        return Math.floorDiv(millis, DAY_MILLIS);
    }

    /** The first instant of a UTC day. */
    public static long startOf(long day) {
        return day * DAY_MILLIS;
    }

    /** Runs of the dependency that start on days from the first to the last of these instants changed. */
    public void days(long dependency, long fromMillis, long toMillis) throws SQLException {
        for (var day = dayOf(fromMillis); day <= dayOf(toMillis) && next(); day++) {
            session.update(
                    "INSERT INTO stale_day SELECT ?, ?, 0, mark FROM shipping WHERE true"
                            + " ON CONFLICT (dependency, day) DO UPDATE SET from_ms = 0, mark = excluded.mark",
                    dependency,
                    day);
        }
    }

    /** A row of this kind is new, or another one. */
    public void row(String kind, String key) throws SQLException {
        if (next()) {
            session.update(
                    "INSERT INTO stale_row SELECT ?, ?, mark FROM shipping WHERE true"
                            + " ON CONFLICT (kind, key) DO UPDATE SET mark = excluded.mark",
                    kind,
                    key);
        }
    }

    /** The packed observations of an hour are others now, or none. */
    public void block(long dependency, long hour) throws SQLException {
        if (next()) {
            session.update(
                    "INSERT INTO stale_block SELECT ?, ?, mark FROM shipping WHERE blocks = 1"
                            + " ON CONFLICT (dependency, hour) DO UPDATE SET mark = excluded.mark",
                    dependency,
                    hour);
        }
    }

    /** Every hour that is packed was never shipped. */
    public void allBlocks() throws SQLException {
        if (next()) {
            session.update("INSERT OR REPLACE INTO stale_block SELECT dependency, hour, mark FROM block, shipping"
                    + " WHERE blocks = 1");
        }
    }

    /** The packed observations of an hour have expired: so they stay as the fleet's database has them. */
    public void forgetBlock(long dependency, long hour) throws SQLException {
        session.update("DELETE FROM stale_block WHERE dependency = ? AND hour = ?", dependency, hour);
    }

    /** Observations that are too old to be shipped are not. */
    public void forgetBlocksBefore(long nowMillis) throws SQLException {
        session.update("DELETE FROM stale_block WHERE hour < ?", oldestHour(nowMillis));
    }

    /** The first hour since 1970 of which observations are shipped: the fleet's database has tables for forty days. */
    public static long oldestHour(long nowMillis) {
        return Math.floorDiv(nowMillis, HOUR_MILLIS) - OLDEST_HOURS;
    }

    /** The key of a change. */
    public static String changeKey(long atMillis, String kind, String subject, String version) {
        return String.join("\n", Long.toString(atMillis), kind, subject, version);
    }

    private boolean next() throws SQLException {
        return session.update("UPDATE shipping SET mark = mark + 1") > 0;
    }
}
