// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/** A session that only reads, for all who ask, in turn. Thread-safe. */
final class SharedReader implements AutoCloseable {

    private final SqliteSession reading;
    private final ReentrantLock turn = new ReentrantLock();

    SharedReader(SqliteSession reading) {
        this.reading = reading;
    }

    /** Reads at one moment of the database. */
    <T> T read(SqliteSession.Work<T> work) throws SQLException {
        turn.lock();
        try {
            return reading.transaction("BEGIN", work);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() throws SQLException {
        turn.lock();
        try {
            reading.close();
        } finally {
            turn.unlock();
        }
    }
}
