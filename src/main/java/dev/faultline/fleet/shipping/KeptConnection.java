// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.fleet.FleetSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The one connection to the fleet's database, made when it is needed. For one thread, but for {@link #abort}. */
final class KeptConnection implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KeptConnection.class);

    private volatile Optional<Connection> connection = Optional.empty();

    /** The one that is open, or a new one. */
    Connection open(FleetSettings settings, String instance) throws SQLException {
        if (connection.isEmpty()) {
            connection = Optional.of(FleetConnection.open(settings, instance));
        }
        return connection.get();
    }

    /** Closes it, if there is one; the next is made anew. */
    @Override
    public void close() {
        var open = connection;
        connection = Optional.empty();
        if (open.isPresent()) {
            try {
                open.get().close();
            } catch (SQLException gone) {
                LOG.debug("the connection to the fleet's database was gone", gone);
            }
        }
    }

    /** Ends it without waiting for whoever uses it; on any thread. */
    void abort() {
        var open = connection;
        if (open.isPresent()) {
            try {
                open.get().abort(Runnable::run);
            } catch (SQLException gone) {
                LOG.debug("the connection to the fleet's database was gone", gone);
            }
        }
    }
}
