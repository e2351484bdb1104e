// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import dev.faultline.store.BatchResult;
import dev.faultline.store.StoreUnavailable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The one way to the database: reads see what is committed, each at one moment; writes are done one after the other in a
 * thread of their own. Thread-safe.
 */
public final class Transactions implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Transactions.class);

    /** Longer than any write, and any tidying step, on a disk that works. */
    private static final Duration HANGING = Duration.ofSeconds(10);

    private final DatabaseFile file;
    private final DiskHealth health;
    private final TransactionCommitter committer;
    private final DatabaseWriter writer;

    private Transactions(DatabaseFile file, DiskHealth health, TransactionCommitter committer, DatabaseWriter writer) {
        this.file = file;
        this.health = health;
        this.committer = committer;
        this.writer = writer;
    }

    /** Something done in a transaction, and what it changes. */
    public interface Write<T> {
        T in(SqliteSession session, CommitEffects effects) throws SQLException;
    }

    /** Stores observations that were waiting, in an open transaction. */
    public interface Ingest {
        BatchResult store(SqliteSession session, List<ReceivedObservation> batch, CommitEffects effects)
                throws SQLException;
    }

    /**
     * Starts to work in a directory, which is made if need be, on what waits in the queue. Returns before the file is open.
     * A directory that cannot be written to is tried again and again.
     *
     * @param followers told in this order
     * @throws StoreInUse if another store works in that directory
     */
    public static Transactions open(
            DataDirectory directory,
            InstantSource clock,
            WriteQueue queue,
            Ingest ingest,
            List<CommitFollower> followers) {
        try {
            directory.claim();
        } catch (IOException unwritable) {
            LOG.debugf(unwritable, "the data directory cannot be written to; the store's thread will say so");
        }
        var file = new DatabaseFile(directory, clock);
        var health = new DiskHealth(file.place(), clock);
        var committer = new TransactionCommitter(file, health, followers);
        var writer = new DatabaseWriter(file, queue, ingest, committer);
        writer.start();
        return new Transactions(file, health, committer, writer);
    }

    /** Returns when the file was opened, or that was tried. */
    public void awaitOpened() {
        writer.awaitOpened();
    }

    /**
     * What the query gives, once the file was opened or that was tried; {@code none} while there is no database.
     *
     * @throws StoreUnavailable if it cannot be read
     */
    public <T> T read(T none, SqliteSession.Work<T> query) {
        writer.awaitOpened();
        var database = file.database();
        if (database.isEmpty()) {
            return readFrozen(none, query);
        }
        try {
            return database.get().read(query);
        } catch (SQLException unreadable) {
            // It may have been replaced while it was read.
            if (!file.database().equals(database)) {
                return read(none, query);
            }
            if (UnusableDatabase.isDamage(unreadable)) {
                writer.later(() -> committer.replaceDamaged(database.get(), unreadable));
            }
            throw new StoreUnavailable("the store cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private <T> T readFrozen(T none, SqliteSession.Work<T> query) {
        var frozen = file.frozen();
        if (frozen.isEmpty()) {
            return none;
        }
        try {
            return frozen.get().read(query);
        } catch (SQLException unreadable) {
            // It may have been closed meanwhile, because the database can be opened again.
            if (file.database().isPresent()) {
                return read(none, query);
            }
            throw new StoreUnavailable("the store cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Whether there is a file with history that cannot be read now. */
    public boolean isUnreadable() {
        return file.isUnreadable();
    }

    /** Whether a write has been waiting for the disk so long that it hangs. */
    public boolean hangs() {
        return committer.underWay().compareTo(HANGING) >= 0;
    }

    /**
     * Does it in a transaction, once everything recorded so far is written, or was tried to be.
     *
     * @throws StoreUnavailable if that cannot be written, or the store is closed; then nothing of it is
     */
    public <T> T write(Write<T> write) {
        return writer.call(() -> committer.commit(write));
    }

    /** As {@link #write}, but gives up after so long, and at once while the disk fails or hangs; whether it was done. */
    public boolean tryWrite(Write<?> write, Duration most) {
        if (committer.isFailing() || committer.underWay().compareTo(most) > 0) {
            return false;
        }
        return writer.calledWithin(most, () -> committer.commit(write));
    }

    /** As {@link #write}, but returns at once and tells nobody if it fails. */
    public void writeLater(Write<?> write) {
        writer.later(() -> {
            try {
                committer.commit(write);
            } catch (StoreUnavailable failed) {
                LOG.debugf(failed, "a change was not written");
            }
        });
    }

    /** As {@link #write}, but in whatever transactions the work makes. */
    public <T> T use(SqliteSession.Work<T> work) {
        return writer.call(() -> committer.use(work));
    }

    /** Returns when everything recorded so far by this thread is written, or was tried to be. */
    public void flush() {
        try {
            writer.call(() -> true);
        } catch (StoreUnavailable closed) {
            LOG.debug("nothing to flush: the store is closed");
        }
    }

    /** What a person has to know of the file and the disk, one sentence each. */
    public List<String> warnings() {
        var warnings = new ArrayList<>(file.setAside());
        health.warning().ifPresent(warnings::add);
        if (hangs()) {
            warnings.add("The disk of the store in " + file.place() + " does not respond: a write has been waiting for "
                    + committer.underWay().toSeconds() + " s.");
        }
        return warnings;
    }

    /** Writes what is pending, or says how much could not be, and ends. */
    @Override
    public void close() {
        writer.close();
    }
}
