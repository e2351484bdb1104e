// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/**
 * The database of a data directory, as far as it can be opened. Opened, replaced and closed by the writer's thread, read
 * by all.
 */
final class DatabaseFile {

    private static final Logger LOG = Logger.getLogger(DatabaseFile.class);

    private final DataDirectory directory;
    private final InstantSource clock;
    private final List<String> setAside = new CopyOnWriteArrayList<>();
    private volatile Optional<OpenDatabase> database = Optional.empty();

    DatabaseFile(DataDirectory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** The open database; absent while it could not be opened. */
    Optional<OpenDatabase> database() {
        return database;
    }

    /** What was set aside since the start, one sentence each. */
    List<String> setAside() {
        return List.copyOf(setAside);
    }

    String place() {
        return directory.path().toString();
    }

    /** Opens the database unless it is open; an unusable file is set aside first. */
    OpenDatabase open() throws SQLException, IOException {
        if (database.isPresent()) {
            return database.get();
        }
        directory.claim();
        NativeLibrary.placeIn(directory.path());
        try {
            OpenDatabase.checkHeader(directory.file());
            return opened();
        } catch (UnusableDatabase unusable) {
            putAside(unusable);
            return opened(unusable);
        }
    }

    /** Opens the file anew and, if that works, closes what was open before. For failures that do not pass by themselves. */
    void reopen() throws SQLException, IOException {
        var before = database;
        try {
            opened();
            closeQuietly(before);
        } catch (UnusableDatabase unusable) {
            replace(unusable);
        }
    }

    /** Sets the file aside, though it is open, and starts a fresh one. */
    void replace(UnusableDatabase unusable) throws SQLException, IOException {
        var before = database;
        database = Optional.empty();
        // Moved while open: closing would write the log into the file and delete it.
        putAside(unusable);
        closeQuietly(before);
        opened(unusable);
    }

    void close() {
        closeQuietly(database);
        database = Optional.empty();
        try {
            directory.close();
        } catch (IOException failed) {
            LOG.debugf(failed, "the claim on the data directory could not be given back");
        }
    }

    private OpenDatabase opened() throws SQLException, IOException, UnusableDatabase {
        var opened = OpenDatabase.open(directory.file());
        database = Optional.of(opened);
        return opened;
    }

    private OpenDatabase opened(UnusableDatabase before) throws SQLException, IOException {
        try {
            return opened();
        } catch (UnusableDatabase again) {
            throw new IOException("a fresh file in place of one that " + before.getMessage() + " is no better", again);
        }
    }

    private void putAside(UnusableDatabase unusable) throws IOException {
        var aside = FileQuarantine.take(directory.file(), unusable.label(), clock.instant());
        var sentence = "The store file " + directory.file() + " " + unusable.getMessage() + "; it is kept as "
                + aside.getFileName() + " and a fresh one was started, so the history before is missing.";
        setAside.add(sentence);
        LOG.warn(sentence);
    }

    private static void closeQuietly(Optional<OpenDatabase> closing) {
        try {
            if (closing.isPresent()) {
                closing.get().close();
            }
        } catch (SQLException failed) {
            LOG.debugf(failed, "a database could not be closed cleanly");
        }
    }
}
