// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
    private static final int MOST_REPORTED = 20;

    private final DataDirectory directory;
    private final InstantSource clock;
    private final List<String> setAside = new CopyOnWriteArrayList<>();
    private volatile Optional<OpenDatabase> database = Optional.empty();
    private volatile Optional<FrozenDatabase> frozen = Optional.empty();

    DatabaseFile(DataDirectory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** The open database; absent while it could not be opened. */
    Optional<OpenDatabase> database() {
        return database;
    }

    /** What can be read while nothing can be written, from before the start. */
    Optional<FrozenDatabase> frozen() {
        return frozen;
    }

    /** Whether there is a file of which nothing can be read now. */
    boolean isUnreadable() {
        return database.isEmpty()
                && frozen.isEmpty()
                && !FileInode.of(directory.file()).equals(FileInode.NONE);
    }

    /** Makes what is there readable, if it cannot be opened to be written to. */
    void freeze() {
        if (database.isEmpty() && frozen.isEmpty()) {
            NativeLibrary.placeIn(directory.path());
            frozen = FrozenDatabase.open(directory.file());
        }
    }

    /** What was set aside since the start, or written anew, one sentence each. */
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

    /**
     * Opens the database anew if its file is not at its path any more. What was deleted or renamed while it is open is still
     * whole: it is written to a file at that path. If another file is there, that one counts.
     */
    void followPath() throws SQLException, IOException {
        if (database.isEmpty()) {
            return;
        }
        directory.claim();
        var there = FileInode.of(directory.file());
        var open = database.get();
        if (there.equals(open.identity())) {
            return;
        }
        var isGone = there.equals(FileInode.NONE);
        if (isGone) {
            var copy = directory.file().resolveSibling(directory.file().getFileName() + ".copy");
            Files.deleteIfExists(copy);
            open.copyTo(copy);
            clearLog();
            Files.move(copy, directory.file(), StandardCopyOption.ATOMIC_MOVE);
        }
        reopen();
        report("The store file " + directory.file() + " was " + (isGone ? "removed" : "replaced")
                + " while Faultline ran, which it noticed at " + clock.instant().truncatedTo(ChronoUnit.SECONDS) + "; "
                + (isGone ? "it was written anew, and nothing is missing." : "the file that is there now is in use."));
    }

    /** A log without its database would be taken for that of the new one. */
    private void clearLog() throws IOException {
        Files.deleteIfExists(Path.of(directory.file() + "-wal"));
        Files.deleteIfExists(Path.of(directory.file() + "-shm"));
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
        closeQuietly(frozen);
        frozen = Optional.empty();
        try {
            directory.close();
        } catch (IOException failed) {
            LOG.debugf(failed, "the claim on the data directory could not be given back");
        }
    }

    private OpenDatabase opened() throws SQLException, IOException, UnusableDatabase {
        var opened = OpenDatabase.open(directory.file());
        database = Optional.of(opened);
        closeQuietly(frozen);
        frozen = Optional.empty();
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
        report("The store file " + directory.file() + " " + unusable.getMessage() + "; it is kept as "
                + aside.getFileName() + " and a fresh one was started, so the history before is missing.");
    }

    private void report(String sentence) {
        if (setAside.size() == MOST_REPORTED) {
            setAside.remove(0);
        }
        setAside.add(sentence);
        LOG.warn(sentence);
    }

    private static void closeQuietly(Optional<? extends AutoCloseable> closing) {
        try {
            if (closing.isPresent()) {
                closing.get().close();
            }
        } catch (Exception failed) {
            LOG.debugf(failed, "a database could not be closed cleanly");
        }
    }
}
