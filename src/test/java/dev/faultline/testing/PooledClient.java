// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;

/** A part of an app with a real pool of connections to PostgreSQL (Agroal), which it can take and give back. */
public final class PooledClient implements AutoCloseable {

    private final AgroalDataSource pool;
    private final ArrayDeque<Connection> taken = new ArrayDeque<>();

    /** @param size how many connections the pool opens at most; it begins with none */
    public PooledClient(RealPostgres server, int size) throws SQLException {
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(settings -> settings.initialSize(0)
                        .minSize(0)
                        .maxSize(size)
                        .acquisitionTimeout(Duration.ofSeconds(30))
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl("jdbc:" + server.url() + "?sslmode=disable")
                                        .principal(new NamePrincipal(RealPostgres.USER))
                                        .credential(new SimplePassword(RealPostgres.PASSWORD)))));
    }

    /** Takes one, and does not give it back. */
    public void leak() throws SQLException {
        taken.add(pool.getConnection());
    }

    /** How many are taken. */
    public int leaked() {
        return taken.size();
    }

    @Override
    public void close() throws SQLException {
        for (var connection : taken) {
            connection.close();
        }
        pool.close();
    }
}
