// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/**
 * An open, sound database file: one session that writes, for the writer's thread alone, and one that reads, for all
 * others in turn.
 *
 * <p>A write-ahead log that is not synced at each commit: what was committed outlives the death of the process, though
 * the last moments may be lost when the power of the node fails.
 */
final class OpenDatabase implements AutoCloseable {

    private static final String MAGIC = "SQLite format 3\0";
    private static final long LARGEST_CHECKED_BYTES = 64L << 20;

    private final SqliteSession writing;
    private final SharedReader reading;
    private final FileInode identity;

    private OpenDatabase(SqliteSession writing, SharedReader reading, FileInode identity) {
        this.writing = writing;
        this.reading = reading;
        this.identity = identity;
    }

    /**
     * Opens the file, or makes it.
     *
     * @throws UnusableDatabase if its content is damaged, of a newer program or not ours: it has to be set aside
     * @throws SQLException if it cannot be opened or written to now
     */
    static OpenDatabase open(Path file) throws SQLException, IOException, UnusableDatabase {
        var isNew = !Files.exists(file) || Files.size(file) == 0;
        var writing = connect(file);
        try {
            writing.run("PRAGMA busy_timeout = 2000");
            if (!isNew) {
                check(writing, Files.size(file));
            }
            prepare(writing);
            return new OpenDatabase(writing, new SharedReader(reader(file)), FileInode.of(file));
        } catch (SQLException failed) {
            writing.close();
            if (UnusableDatabase.isDamage(failed)) {
                throw UnusableDatabase.damaged(String.valueOf(failed.getMessage()));
            }
            throw failed;
        } catch (UnusableDatabase | RuntimeException failed) {
            writing.close();
            throw failed;
        }
    }

    /**
     * Looks at the first bytes of a file that nobody has open: one that is no SQLite file is not even opened, nor is an empty
     * one with a log, which SQLite would delete.
     *
     * @throws UnusableDatabase if it is one of these
     */
    static void checkHeader(Path file) throws IOException, UnusableDatabase {
        if (!Files.exists(file) || Files.size(file) == 0) {
            var log = Path.of(file + "-wal");
            if (Files.exists(log) && Files.size(log) > 0) {
                throw UnusableDatabase.damaged("only its log is left");
            }
            return;
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            var magic = new byte[MAGIC.length()];
            var length = in.read(magic);
            if (length < magic.length || !Arrays.equals(magic, MAGIC.getBytes(StandardCharsets.US_ASCII))) {
                throw UnusableDatabase.damaged("it does not begin like a database");
            }
        }
    }

    SqliteSession writing() {
        return writing;
    }

    /** The file that is open, whatever is at its path now. */
    FileInode identity() {
        return identity;
    }

    /** Writes all that it holds into a file that is not there yet. */
    void copyTo(Path file) throws SQLException {
        writing.update("VACUUM INTO ?", file.toString());
    }

    /** Reads at one moment of the database. */
    <T> T read(SqliteSession.Work<T> work) throws SQLException {
        return reading.read(work);
    }

    private static void check(SqliteSession session, long size) throws SQLException, UnusableDatabase {
        var application = session.number("PRAGMA application_id");
        var isEmpty = session.number("SELECT count(*) FROM sqlite_master") == 0;
        if (application != DatabaseSchema.APPLICATION_ID && !(application == 0 && isEmpty)) {
            throw UnusableDatabase.foreign();
        }
        var version = session.number("PRAGMA user_version");
        if (version > DatabaseSchema.latest()) {
            throw UnusableDatabase.newer(version);
        }
        if (version < 0) {
            throw UnusableDatabase.damaged("its schema is " + version);
        }
        var missing = DatabaseSchema.missingTable(session, version);
        if (missing.isPresent()) {
            throw UnusableDatabase.damaged("its table " + missing.get() + " is missing");
        }
        // A larger one is not read whole at each start; damage in it shows when it is met.
        if (size <= LARGEST_CHECKED_BYTES) {
            var found = session.first(row -> row.getString(1), "PRAGMA quick_check(1)");
            if (!found.equals(Optional.of("ok"))) {
                throw UnusableDatabase.damaged(found.orElse("it cannot be checked"));
            }
        }
    }

    private static void prepare(SqliteSession session) throws SQLException {
        // Each commit writes whole pages, and touches two for each dependency: small ones spare the disk.
        session.run("PRAGMA page_size = 1024");
        session.run("PRAGMA auto_vacuum = INCREMENTAL");
        session.run("PRAGMA application_id = " + DatabaseSchema.APPLICATION_ID);
        session.run("PRAGMA journal_mode = WAL");
        session.run("PRAGMA synchronous = NORMAL");
        session.run("PRAGMA temp_store = MEMORY");
        session.run("PRAGMA journal_size_limit = 4194304");
        session.run("PRAGMA cache_size = -1024");
        DatabaseSchema.migrate(session);
    }

    private static SqliteSession reader(Path file) throws SQLException {
        var session = connect(file);
        session.run("PRAGMA busy_timeout = 2000");
        session.run("PRAGMA query_only = ON");
        session.run("PRAGMA temp_store = MEMORY");
        session.run("PRAGMA cache_size = -512");
        return session;
    }

    private static SqliteSession connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        // Or the driver asks for the last row's number after each INSERT.
        config.setGetGeneratedKeys(false);
        return new SqliteSession(config.createConnection("jdbc:sqlite:" + file));
    }

    @Override
    public void close() throws SQLException {
        try {
            reading.close();
        } finally {
            writing.close();
        }
    }
}
