// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import static dev.faultline.fleet.shipping.RunStatements.instant;

import dev.faultline.fleet.BatchContent;
import dev.faultline.fleet.FleetMembership;
import dev.faultline.fleet.OutboxPlace;
import dev.faultline.fleet.ParkedRows;
import dev.faultline.fleet.RefusedRow;
import dev.faultline.fleet.ShippedRun;
import dev.faultline.settings.ProgramVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One batch as one transaction: the fence, then the rows. It is stored as a whole or not at all, and once. */
final class BatchTransaction {

    private static final long CLOCK_NEWS_MILLIS = 100;

    static final String FENCE = """
            UPDATE faultline.writer SET batch = ?, through_at = coalesce(?, through_at), reported_at = ?, clock_ms = ?,
                clock_err_ms = ?, instance = ?, node = ?, zone = ?, workload = ?, program = ?, format = ?, started_at = ?,
                ended_at = ?
            WHERE app = ? AND store = ? AND batch = ?""";

    static final String FIRST = """
            INSERT INTO faultline.writer (app, store, instance, program, format, batch, reported_at, started_at)
            VALUES (?, ?, ?, ?, ?, 0, ?, ?) ON CONFLICT (app, store) DO NOTHING""";

    static final String LATEST = "SELECT batch FROM faultline.writer WHERE app = ? AND store = ?";

    static final String CLOCK = """
            INSERT INTO faultline.clock (app, day, store, at, ms, err_ms) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (app, day, store, at) DO NOTHING""";

    private final Connection connection;
    private final FleetMembership member;
    private final OutboxPlace place;
    private final Instant started;

    BatchTransaction(Connection connection, FleetMembership member, OutboxPlace place, Instant started) {
        this.connection = connection;
        this.member = member;
        this.place = place;
        this.started = started;
    }

    /**
     * Stores the batch after the given one, and leaves it to the caller to commit.
     *
     * @param ended when the writer says good-bye with it
     * @param clockBefore how our clock stood to the database's when that was last stored, in milliseconds
     * @param parked what was refused before; absent if the database knows it
     * @param apart whether each row stands for itself, so that those that are refused are left out
     * @return the rows that were refused
     * @throws FenceMoved if the batch before is not the last one
     */
    List<RefusedRow> store(
            DatabaseFormat format,
            BatchContent content,
            long after,
            Optional<Instant> ended,
            OptionalLong clockBefore,
            Optional<ParkedRows> parked,
            boolean apart)
            throws SQLException, FenceMoved {
        if (after == 0) {
            introduce(format);
        }
        if (fence(format, content, after, ended) == 0) {
            throw new FenceMoved(format.database(), batch());
        }
        var rows = statements(content, format);
        var executed = new RowStatements(connection);
        var refused = List.<RefusedRow>of();
        if (apart) {
            refused = executed.apart(rows);
        } else {
            executed.together(rows);
        }
        var offset = format.offset().toMillis();
        if (format.hasParked() && parked.isPresent()) {
            new ParkedStatement(connection, member.app(), place.store()).note(parked.get());
        }
        if (clockBefore.isEmpty() || Math.abs(clockBefore.getAsLong() - offset) > CLOCK_NEWS_MILLIS) {
            noteClock(format);
        }
        return refused;
    }

    private void introduce(DatabaseFormat format) throws SQLException {
        try (var statement = connection.prepareStatement(FIRST)) {
            statement.setString(1, member.app());
            statement.setObject(2, place.store());
            statement.setString(3, instance());
            statement.setString(4, ProgramVersion.current().version());
            statement.setInt(5, DatabaseFormat.OURS);
            instant(statement, 6, format.now());
            instant(statement, 7, started);
            statement.executeUpdate();
        }
    }

    private int fence(DatabaseFormat format, BatchContent content, long after, Optional<Instant> ended)
            throws SQLException {
        try (var statement = connection.prepareStatement(FENCE)) {
            statement.setLong(1, after + 1);
            orNull(statement, 2, content.through());
            instant(statement, 3, format.now());
            statement.setInt(4, (int) bounded(format.offset().toMillis()));
            statement.setInt(5, (int) bounded(format.uncertainty().toMillis() + 1));
            statement.setString(6, instance());
            statement.setString(7, member.place().node().orElse(null));
            statement.setString(8, member.place().zone().orElse(null));
            statement.setString(9, member.place().workload().orElse(null));
            statement.setString(10, ProgramVersion.current().version());
            statement.setInt(11, DatabaseFormat.OURS);
            instant(statement, 12, started);
            orNull(statement, 13, ended);
            statement.setString(14, member.app());
            statement.setObject(15, place.store());
            statement.setLong(16, after);
            return statement.executeUpdate();
        }
    }

    private OptionalLong batch() throws SQLException {
        try (var statement = connection.prepareStatement(LATEST)) {
            statement.setString(1, member.app());
            statement.setObject(2, place.store());
            try (var row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** Each row once: a statement of several rows must not touch one twice. */
    private List<RowStatement> statements(BatchContent content, DatabaseFormat format) {
        var runs = new RunStatements(connection, member.app(), place.store());
        var others = new OtherStatements(connection, member, place.store(), format.now());
        var once = new LinkedHashMap<List<Object>, ShippedRun>();
        content.runs().forEach(run -> once.put(key(run), run));
        content.spans().forEach(span -> span.runs().forEach(run -> once.put(key(run), run)));
        var rows = new ArrayList<RowStatement>();
        content.spans().forEach(span -> rows.add(runs.clear(span)));
        once.values().forEach(run -> rows.add(runs.put(run)));
        content.dependencies().forEach(dependency -> rows.add(others.put(dependency)));
        if (format.hasShared()) {
            content.dependencies().forEach(dependency -> rows.add(others.share(dependency)));
        }
        content.incidents().forEach(incident -> rows.add(others.put(incident)));
        content.changes().forEach(change -> rows.add(others.put(change)));
        var blocks = new BlockStatements(member.app(), place.store());
        content.blocks().forEach(block -> rows.add(blocks.put(block)));
        return rows;
    }

    private static List<Object> key(ShippedRun shipped) {
        return List.of(shipped.run().dependency(), shipped.run().firstStart());
    }

    private void noteClock(DatabaseFormat format) throws SQLException {
        try (var statement = connection.prepareStatement(CLOCK)) {
            statement.setString(1, member.app());
            statement.setObject(2, format.now().atOffset(ZoneOffset.UTC).toLocalDate());
            statement.setObject(3, place.store());
            instant(statement, 4, format.now());
            statement.setInt(5, (int) bounded(format.offset().toMillis()));
            statement.setInt(6, (int) bounded(format.uncertainty().toMillis() + 1));
            statement.executeUpdate();
        }
    }

    private String instance() {
        return member.place().name().orElse(member.instance());
    }

    private static long bounded(long millis) {
        return Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, millis));
    }

    private static void orNull(PreparedStatement statement, int index, Optional<Instant> instant) throws SQLException {
        if (instant.isPresent()) {
            instant(statement, index, instant.get());
        } else {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        }
    }
}
