// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.shop;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A pool of six connections to the orders of the shop. Thread-safe. */
final class OrderPool {

    private static final int POOL = 6;

    private final AgroalDataSource pool;
    private final Deque<Connection> leaked = new ArrayDeque<>();

    /** @param url of JDBC */
    OrderPool(String url) throws SQLException {
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(settings -> settings.maxSize(POOL)
                        .acquisitionTimeout(Duration.ofSeconds(1))
                        .validateOnBorrow(true)
                        .connectionValidator(connection -> isAlive(connection))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url))));
    }

    private static boolean isAlive(Connection connection) {
        try {
            return connection.isValid(1);
        } catch (SQLException dead) {
            return false;
        }
    }

    /**
     * How many orders there are.
     *
     * @param leaking whether it forgets to give the connection back; what it forgot is given back once it does not any more
     */
    int count(boolean leaking) throws SQLException {
        if (!leaking) {
            giveBack();
        }
        var connection = pool.getConnection();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select 3")) {
            rows.next();
            return rows.getInt(1);
        } finally {
            if (leaking) {
                keep(connection);
            } else {
                connection.close();
            }
        }
    }

    private synchronized void keep(Connection connection) {
        leaked.add(connection);
    }

    private synchronized void giveBack() throws SQLException {
        while (!leaked.isEmpty()) {
            leaked.remove().close();
        }
    }
}
