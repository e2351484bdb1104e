// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import dev.faultline.fleet.FleetSettings;
import dev.faultline.fleet.shipping.FleetConnection;
import dev.faultline.text.OneLine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One database of the fleet, with the few connections over which it is read. Thread-safe. */
final class FleetCell implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 4;
    private static final long LONGEST_TURN_SECONDS = 5;
    private static final String INSTANCE = "hub";
    private static final String LIMITS = "SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = '8s';"
            + " SET LOCAL lock_timeout = '2s'; SET LOCAL timezone = 'UTC'";

    private final FleetSettings settings;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore places = new Semaphore(MOST_CONNECTIONS, true);
    private volatile boolean closed;

    FleetCell(FleetSettings settings) {
        this.settings = settings;
    }

    FleetSettings settings() {
        return settings;
    }

    /** {@code host:port/name}. */
    String name() {
        return settings.place();
    }

    /** A connection of the caller's own. */
    Connection open() throws SQLException {
        return FleetConnection.open(settings, INSTANCE);
    }

    <T> T ask(CellQuestion<T> question) throws SQLException {
        try {
            if (!places.tryAcquire(LONGEST_TURN_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLTransientException("too many questions at a time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLTransientException("interrupted", interrupted);
        }
        try {
            var kept = idle.pollFirst();
            if (kept != null) {
                try {
                    return ask(kept, question);
                } catch (SQLException stale) {
                    if (!isLost(stale)) {
                        throw stale;
                    }
                }
            }
            return ask(open(), question);
        } finally {
            places.release();
        }
    }

    /** Whether the connection is to blame, which may have been lost since it was kept, and not the question. */
    private static boolean isLost(SQLException failed) {
        var state = failed.getSQLState() == null ? "08" : failed.getSQLState();
        return state.startsWith("08") || state.startsWith("57P");
    }

    private <T> T ask(Connection connection, CellQuestion<T> question) throws SQLException {
        var isSound = false;
        try {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(LIMITS);
            }
            var answer = question.ask(new CellReader(connection, this));
            connection.commit();
            isSound = true;
            return answer;
        } finally {
            if (isSound && !closed) {
                idle.addFirst(connection);
            } else {
                close(connection);
            }
        }
    }

    /** What the database said, without a line break. */
    static String reason(SQLException failed) {
        return OneLine.of(String.valueOf(failed.getMessage()), 200);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // So it is closed.
        }
    }

    @Override
    public void close() {
        closed = true;
        for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            close(kept);
        }
    }
}
