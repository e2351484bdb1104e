// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.sqlite.SQLiteConfig;

/**
 * A database file that can be read but not written to: on a disk that is full or read-only, SQLite can neither make the
 * files that it works with nor bring the tables up to date. Thread-safe.
 */
final class FrozenDatabase implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FrozenDatabase.class);

    private final SharedReader reading;

    private FrozenDatabase(SharedReader reading) {
        this.reading = reading;
    }

    /** Opens what is there; absent if it cannot be read either, or not by this version. */
    static Optional<FrozenDatabase> open(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        // The second form makes no file at all, and misses what is in the log only.
        for (var mode : new String[] {"mode=ro", "mode=ro&immutable=1"}) {
            try {
                return Optional.of(new FrozenDatabase(new SharedReader(session(file, mode))));
            } catch (SQLException unreadable) {
                LOG.debugf(unreadable, "the store cannot be read with %s", mode);
            }
        }
        return Optional.empty();
    }

    private static SqliteSession session(Path file, String mode) throws SQLException {
        var config = new SQLiteConfig();
        config.setGetGeneratedKeys(false);
        config.setReadOnly(true);
        var session = new SqliteSession(
                config.createConnection("jdbc:sqlite:file:" + file.toUri().getRawPath() + "?" + mode));
        try {
            session.run("PRAGMA temp_store = MEMORY");
            session.run("PRAGMA cache_size = -512");
            var version = session.number("PRAGMA user_version");
            if (session.number("PRAGMA application_id") != DatabaseSchema.APPLICATION_ID
                    || version != DatabaseSchema.latest()) {
                throw new SQLException("its schema is " + version);
            }
            session.number("SELECT count(*) FROM dependency");
            return session;
        } catch (SQLException unusable) {
            session.close();
            throw unusable;
        }
    }

    /** Reads at one moment of the database. */
    <T> T read(SqliteSession.Work<T> work) throws SQLException {
        return reading.read(work);
    }

    @Override
    public void close() throws SQLException {
        reading.close();
    }
}
