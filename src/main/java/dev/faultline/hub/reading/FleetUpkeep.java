// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import dev.faultline.store.RetentionPeriods;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Makes the partitions of the next three months in each database, and drops those that are older than is kept. Hubs that do so
 * at once are kept apart by a lock that ends with the transaction. One thread at a time.
 */
public final class FleetUpkeep {

    private static final Logger LOG = Logger.getLogger(FleetUpkeep.class);

    /** Any number that nobody else uses. */
    private static final long LOCK = 0x464C_5550_4B50L;

    /** Younger ones are never dropped, which the database holds too. */
    private static final Duration SHORTEST = Duration.ofDays(7);

    private static final Duration AHEAD = Duration.ofDays(92);

    /** Writers wait for whoever makes or drops a partition, and that waits for them: neither for long. */
    private static final String LIMITS =
            "SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '15s'; SET LOCAL timezone = 'UTC'";

    static final String TURN = "SELECT pg_try_advisory_xact_lock(" + LOCK + ")";

    static final String MAKE = """
            SELECT faultline.make_partitions((timezone('UTC', now()) - ? * interval '1 day')::date,
                (timezone('UTC', now()) + ? * interval '1 day')::date)""";

    static final String IS_WITHOUT_PAST = """
            SELECT to_regclass('faultline.run_' || to_char(timezone('UTC', now()) - ? * interval '1 day', 'YYYYMM')) IS NULL""";

    static final String DROP = "SELECT faultline.drop_partitions(? * interval '1 day', ? * interval '1 day')";

    private final FleetCells cells;
    private final CellUpdates updates = new CellUpdates(LOG, "hub.partitions", "partitions are not made or dropped");

    public FleetUpkeep(FleetCells cells) {
        this.cells = cells;
    }

    /** Does what is due. A database that is away or does not let it is named in the log, once. */
    public void run(RetentionPeriods kept) {
        for (var cell : cells.all()) {
            updates.in(cell, connection -> {
                var timelines = days(kept.timelines());
                var observations = days(kept.observations());
                // As far back as blocks are kept: whatever is older of them is made in vain, and dropped again.
                var since = isWithoutPast(connection, timelines) ? timelines : observations;
                var made = call(connection, MAKE, since, AHEAD.toDays());
                var dropped = call(connection, DROP, timelines, observations);
                if (made + dropped > 0) {
                    LOG.infof("hub.partitions database=%s made=%d dropped=%d", cell.name(), made, dropped);
                }
                return made + dropped;
            });
        }
    }

    private static long days(Duration kept) {
        return Math.max(kept.toDays(), SHORTEST.toDays());
    }

    private static boolean isWithoutPast(Connection connection, long days) throws SQLException {
        try (var statement = connection.prepareStatement(IS_WITHOUT_PAST)) {
            statement.setLong(1, days);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** In a transaction of its own; 0 also if another hub is at it. */
    private static int call(Connection connection, String sql, long first, long second) throws SQLException {
        try (var limits = connection.createStatement();
                var call = connection.prepareStatement(sql)) {
            limits.execute(LIMITS);
            call.setLong(1, first);
            call.setLong(2, second);
            var done = isOurTurn(connection) ? number(call.executeQuery()) : 0;
            connection.commit();
            return done;
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        }
    }

    private static boolean isOurTurn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(TURN)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static int number(ResultSet rows) throws SQLException {
        try (rows) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
