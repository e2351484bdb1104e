// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.fleet.FleetSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings the tables of the fleet's database to this program's version, and makes the partitions of the next three months. Each
 * step only adds: older programs go on writing meanwhile.
 */
public final class FleetMigration {

    /** Any number that nobody else uses. */
    private static final long LOCK = 0x464C_544E_464CL;

    private static final List<String> MIGRATIONS =
            List.of("V1__fleet.sql", "V2__partitions.sql", "V3__hubs.sql", "V4__shared_checks.sql");

    private FleetMigration() {}

    /** The version of the tables afterwards: this program's, or the newer one that they are of already. */
    public static int run(FleetSettings settings, String instance) throws SQLException {
        try (var connection = FleetConnection.open(settings, instance)) {
            return run(connection);
        }
    }

    /** The same over a connection, in one transaction; another migration under way is waited for. */
    static int run(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '15s'");
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            var before = version(connection);
            for (var next = before; next < MIGRATIONS.size(); next++) {
                statement.execute(text(MIGRATIONS.get(next)));
            }
            statement.execute("SELECT faultline.make_partitions((timezone('UTC', now()) + interval '92 days')::date)");
            var after = version(connection);
            connection.commit();
            return after;
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var there = statement.executeQuery("SELECT to_regclass('faultline.format') IS NOT NULL")) {
            if (!there.next() || !there.getBoolean(1)) {
                return 0;
            }
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT version FROM faultline.format")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static String text(String migration) {
        try (var in = FleetMigration.class.getResourceAsStream("/db/fleet/" + migration)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + migration);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
