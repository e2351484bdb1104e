// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import java.sql.Connection;
import java.sql.SQLException;

/** The transaction of a batch: how it begins, and what is done once it failed. */
final class ShippingTransaction {

    private static final String LIMITS = "SET LOCAL synchronous_commit = on; SET LOCAL statement_timeout = '10s';"
            + " SET LOCAL lock_timeout = '5s'; SET LOCAL timezone = 'UTC'";

    private ShippingTransaction() {}

    /** An acknowledgement means the disk, whatever the role's default is; and nothing takes for ever. */
    static void limit(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(LIMITS);
        }
    }

    static void rollBack(Connection connection, SQLException reason) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            reason.addSuppressed(gone);
        }
    }

    /** For days that nobody has made partitions for; whoever has no right to is refused, and the rows are put aside. */
    static void makePartitions(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT faultline.make_partitions((timezone('UTC', now()) + interval '92 days')::date)");
            connection.commit();
        } catch (SQLException refused) {
            connection.rollback();
        }
    }
}
