// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import static dev.faultline.hub.reading.CellReader.required;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/**
 * Asks one database for packed observations of one dependency of an app, and of which hours there have to be some. Hours are by
 * the clocks of the instances.
 */
record BlockSearch(
        Connection connection, String app, String dependency, Collection<UUID> stores, long first, long last) {

    static final long HOUR_SECONDS = 3_600;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int DAY_HOURS = 24;

    static final String BLOCKS = """
            SELECT store, day, hour, bytes FROM faultline.observation_block
            WHERE app = ? AND day BETWEEN ? AND ? AND dependency = ? AND store = ANY (?)
                AND (day, hour) >= (?, ?) AND (day, hour) <= (?, ?) ORDER BY day, hour, store""";

    static final String HOURS = """
            SELECT store, day, hour FROM faultline.observation_block
            WHERE app = ? AND day BETWEEN ? AND ? AND dependency = ? AND store = ANY (?)
                AND (day, hour) >= (?, ?) AND (day, hour) <= (?, ?)""";

    static final String RUNS = """
            SELECT store, first_at, last_at, longest_gap_ms FROM faultline.run
            WHERE app = ? AND day BETWEEN ? AND ? AND dependency = ? AND store = ANY (?)""";

    /** The hour since 1970 in which an instant lies. */
    static long hourOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), HOUR_SECONDS);
    }

    /** When an hour since 1970 begins. */
    static Instant startOf(long hour) {
        return Instant.ofEpochSecond(hour * HOUR_SECONDS);
    }

    /** Is shown packed observations. */
    interface BlockVisitor {

        /** Shows those of one hour; false if that is enough. */
        boolean visit(UUID store, long hour, byte[] bytes);
    }

    /** Is shown an hour. */
    interface HourVisitor {
        void visit(UUID store, long hour);
    }

    /** Shows the packed observations, hour by hour. */
    void blocks(BlockVisitor visitor) throws SQLException {
        try (var statement = connection.prepareStatement(BLOCKS)) {
            bind(statement);
            statement.setFetchSize(50);
            try (var rows = statement.executeQuery()) {
                while (rows.next() && visitor.visit(rows.getObject(1, UUID.class), hour(rows), rows.getBytes(4))) {
                    // It asks for the next.
                }
            }
        }
    }

    /** Shows of which hours there are packed observations. */
    void packedHours(HourVisitor visitor) throws SQLException {
        try (var statement = connection.prepareStatement(HOURS)) {
            bind(statement);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(rows.getObject(1, UUID.class), hour(rows));
                }
            }
        }
    }

    /** Shows in which hours some observation certainly began, by the runs. */
    void observedHours(HourVisitor visitor) throws SQLException {
        try (var statement = connection.prepareStatement(RUNS)) {
            place(statement);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var store = rows.getObject(1, UUID.class);
                    var begin = hourOf(required(rows, 2));
                    var end = hourOf(required(rows, 3));
                    visitor.visit(store, begin);
                    visitor.visit(store, end);
                    var isDense = rows.getLong(4) < HOUR.toMillis();
                    for (var hour = Math.max(first, begin + 1); isDense && hour < Math.min(last + 1, end); hour++) {
                        visitor.visit(store, hour);
                    }
                }
            }
        }
    }

    private static long hour(ResultSet row) throws SQLException {
        return row.getObject(2, LocalDate.class).toEpochDay() * DAY_HOURS + row.getInt(3);
    }

    private void bind(PreparedStatement statement) throws SQLException {
        place(statement);
        statement.setObject(6, day(first));
        statement.setInt(7, Math.floorMod(first, DAY_HOURS));
        statement.setObject(8, day(last));
        statement.setInt(9, Math.floorMod(last, DAY_HOURS));
    }

    private void place(PreparedStatement statement) throws SQLException {
        statement.setString(1, app);
        statement.setObject(2, day(first));
        statement.setObject(3, day(last));
        statement.setString(4, dependency);
        statement.setArray(5, ids());
    }

    private Array ids() throws SQLException {
        return connection.createArrayOf("uuid", stores.toArray());
    }

    private static LocalDate day(long hour) {
        return startOf(hour).atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
