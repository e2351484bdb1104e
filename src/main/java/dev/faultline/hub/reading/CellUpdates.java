// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What a hub changes in the databases that it reads, each time over a connection of its own. That one is away, or does not let
 * it, is named in the log once. One thread at a time.
 */
final class CellUpdates {

    private final Logger log;
    private final String what;
    private final String consequence;
    private final Map<String, String> trouble = new HashMap<>();

    /**
     * @param what is updated, as the log calls it
     * @param consequence of not being able to, in words
     */
    CellUpdates(Logger log, String what, String consequence) {
        this.log = log;
        this.what = what;
        this.consequence = consequence;
    }

    /** What is done over a connection without auto-commit; it commits what is to stay. */
    @FunctionalInterface
    interface CellUpdate<T> {
        T over(Connection connection) throws SQLException;
    }

    /** Does it; empty if the database is away or does not let us. */
    <T> Optional<T> in(FleetCell cell, CellUpdate<T> update) {
        try (var connection = cell.open()) {
            connection.setAutoCommit(false);
            var done = update.over(connection);
            trouble.remove(cell.name());
            return Optional.of(done);
        } catch (SQLException failed) {
            var reason = FleetCell.reason(failed);
            if (!reason.equals(trouble.put(cell.name(), reason))) {
                log.warnf("%s database=%s: %s; %s", what, cell.name(), reason, consequence);
            }
            return Optional.empty();
        }
    }
}
