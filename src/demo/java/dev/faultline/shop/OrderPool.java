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

    static final int SIZE = 6;

    private final AgroalDataSource pool;
    private final Deque<Connection> leaked = new ArrayDeque<>();

    /** @param url of JDBC */
    OrderPool(String url) throws SQLException {
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(settings -> settings.maxSize(SIZE)
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
            try (var connection = pool.getConnection()) {
                return count(connection);
            }
        }
        var connection = pool.getConnection();
        keep(connection);
        return count(connection);
    }

    private static int count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select 3")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Takes a connection and gives it back, if there is one within a second. */
    void check() throws SQLException {
        pool.getConnection().close();
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
