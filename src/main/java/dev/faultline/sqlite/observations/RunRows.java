// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.StaleMarks;
import dev.faultline.sqlite.engine.StoredMessage;
import dev.faultline.sqlite.engine.StoredOutcome;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunKey;
import dev.faultline.timeline.RunLatency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The pieces of runs in the database, of one dependency. */
final class RunRows {

    private static final String SELECT = "SELECT first_ms, settled, status, failure, message, first_end_ms, last_ms,"
            + " last_end_ms, count, longest_gap_ms, fastest_us, slowest_us, total_us, interval_ms, timeout_ms"
            + " FROM run WHERE dependency = ?";

    private static final int MOST_KEYS = 64;

    private final SqliteSession session;
    private final long id;
    private final String dependency;
    private final Map<RunKey, RunKey> keys = new HashMap<>();

    RunRows(SqliteSession session, long id, String dependency) {
        this.session = session;
        this.id = id;
        this.dependency = dependency;
    }

    /** Stores a piece, in place of one that starts at the same time. */
    void put(Run run, boolean settled) throws SQLException {
        session.update(
                "INSERT OR REPLACE INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                run.firstStart().toEpochMilli(),
                settled ? 1 : 0,
                run.status().name(),
                run.failure().label(),
                new StoredMessage(run.message(), run.isTaken() ? Optional.of("") : Optional.empty()).column(),
                run.firstEnd().toEpochMilli(),
                run.lastStart().toEpochMilli(),
                run.lastEnd().toEpochMilli(),
                run.count(),
                run.longestGap().toMillis(),
                ColumnFormat.micros(run.latency().fastest()),
                ColumnFormat.micros(run.latency().slowest()),
                ColumnFormat.micros(run.latency().total()),
                run.interval().toMillis(),
                run.timeout().toMillis());
    }

    void remove(Run run) throws SQLException {
        session.update(
                "DELETE FROM run WHERE dependency = ? AND first_ms = ?",
                id,
                run.firstStart().toEpochMilli());
    }

    /** Notes that pieces which start between these instants, or a run that they belong to, changed. */
    void changed(long fromMillis, long toMillis) throws SQLException {
        new StaleMarks(session).days(id, fromMillis, toMillis);
    }

    /** Removes the pieces of an hour that can be folded again. */
    void removeUnsettled(HourSlot hour) throws SQLException {
        session.update(
                "DELETE FROM run WHERE dependency = ? AND first_ms >= ? AND first_ms < ? AND settled = 0",
                id,
                hour.firstMillis(),
                hour.endMillis());
    }

    /** How many were removed of the settled pieces that ended before the given time. */
    int removeSettledBefore(long millis) throws SQLException {
        return session.update("DELETE FROM run WHERE dependency = ? AND settled = 1 AND last_end_ms < ?", id, millis);
    }

    Optional<RunFragment> latest() throws SQLException {
        return session.first(this::read, SELECT + " ORDER BY first_ms DESC LIMIT 1", id);
    }

    /** The last piece that starts before the given time. */
    Optional<RunFragment> before(long millis) throws SQLException {
        return session.first(this::read, SELECT + " AND first_ms < ? ORDER BY first_ms DESC LIMIT 1", id, millis);
    }

    /** When the piece began that has so many after it up to {@code toMillis}, if that is after {@code fromMillis}. */
    OptionalLong startBack(int pieces, long fromMillis, long toMillis) throws SQLException {
        var start = session.first(
                row -> row.getLong(1),
                "SELECT first_ms FROM run WHERE dependency = ? AND first_ms > ? AND first_ms < ?"
                        + " ORDER BY first_ms DESC LIMIT 1 OFFSET ?",
                id,
                fromMillis,
                toMillis,
                pieces);
        return start.isPresent() ? OptionalLong.of(start.get()) : OptionalLong.empty();
    }

    /** The first piece that starts at the given time or later. */
    Optional<RunFragment> from(long millis) throws SQLException {
        return session.first(this::read, SELECT + " AND first_ms >= ? ORDER BY first_ms LIMIT 1", id, millis);
    }

    /** Pieces that start in [{@code fromMillis}, {@code toMillis}), by start. */
    List<RunFragment> startingIn(long fromMillis, long toMillis) throws SQLException {
        return session.list(
                this::read, SELECT + " AND first_ms >= ? AND first_ms < ? ORDER BY first_ms", id, fromMillis, toMillis);
    }

    /** Visits the pieces that start before the given time, the latest first, for as long as the visitor wants more. */
    void backwardFrom(long millis, Visitor visitor) throws SQLException {
        session.walk(
                row -> visitor.wantsMoreAfter(read(row)),
                SELECT + " AND first_ms < ? ORDER BY first_ms DESC",
                id,
                millis);
    }

    /** Visits the pieces that start at the given time or later, the earliest first. */
    void forwardFrom(long millis, Visitor visitor) throws SQLException {
        session.walk(
                row -> visitor.wantsMoreAfter(read(row)), SELECT + " AND first_ms >= ? ORDER BY first_ms", id, millis);
    }

    /** Looks at one piece after the other. */
    interface Visitor {
        boolean wantsMoreAfter(RunFragment piece);
    }

    /** Successive runs mostly have one of a few keys: those in memory need not have one each. */
    private RunKey shared(RunKey key) {
        if (keys.size() >= MOST_KEYS) {
            keys.clear();
        }
        var known = keys.putIfAbsent(key, key);
        return known == null ? key : known;
    }

    private RunFragment read(ResultSet row) throws SQLException {
        var outcome = StoredOutcome.of(row.getString(3), row.getString(4));
        var said = StoredMessage.of(row.getString(5));
        var key = shared(new RunKey(
                dependency,
                outcome.status(),
                outcome.failure(),
                Duration.ofMillis(row.getLong(14)),
                Duration.ofMillis(row.getLong(15)),
                said.by().isPresent()));
        var latency = new RunLatency(
                ColumnFormat.duration(row.getLong(11)),
                ColumnFormat.duration(row.getLong(12)),
                ColumnFormat.duration(row.getLong(13)));
        var run = new Run(
                key,
                said.text(),
                Instant.ofEpochMilli(row.getLong(1)),
                Instant.ofEpochMilli(row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7)),
                Instant.ofEpochMilli(row.getLong(8)),
                row.getLong(9),
                Duration.ofMillis(row.getLong(10)),
                latency);
        return new RunFragment(run, row.getInt(2) == 1);
    }
}
