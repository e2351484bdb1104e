// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What the fleet's database says of itself, and how our clock stands to its.
 *
 * @param version of its tables
 * @param oldestWriter writers of an older format hold back what they have
 * @param database its id
 * @param now its clock
 * @param offset our clock less its clock, give or take {@code uncertainty}
 * @param uncertainty half the time that the question took
 */
record DatabaseFormat(
        int version, int oldestWriter, UUID database, Instant now, Duration offset, Duration uncertainty) {

    /** Of the statements that this program sends. */
    static final int OURS = 1;

    private static final int WITH_PARKED = 3;
    private static final int WITH_SHARED = 4;

    static DatabaseFormat read(Connection connection, InstantSource clock) throws SQLException {
        try (var statement = connection.createStatement()) {
            var asked = clock.instant();
            try (var row = statement.executeQuery(
                    "SELECT version, oldest_writer, database, clock_timestamp() FROM faultline.format")) {
                var took = Duration.between(asked, clock.instant());
                if (!row.next()) {
                    throw new SQLException("the table faultline.format is empty", "42P01");
                }
                var half = took.dividedBy(2).abs();
                var now = row.getObject(4, OffsetDateTime.class).toInstant();
                return new DatabaseFormat(
                        row.getInt(1),
                        row.getInt(2),
                        row.getObject(3, UUID.class),
                        now,
                        Duration.between(now, asked.plus(half)),
                        half);
            }
        }
    }

    /** Whether it has a place for how much was refused. */
    boolean hasParked() {
        return version >= WITH_PARKED;
    }

    /** Whether it has a place for which dependencies are checked in turns. */
    boolean hasShared() {
        return version >= WITH_SHARED;
    }

    /** Whether it takes what this program sends. */
    boolean takesOurs() {
        return version >= OURS && oldestWriter <= OURS;
    }
}
