// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import dev.faultline.store.StoreUnavailable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes transactions, tells those who follow them, and does what can be done when one fails. For the writer's thread.
 */
final class TransactionCommitter {

    private static final Logger LOG = Logger.getLogger(TransactionCommitter.class);

    private static final long PATH_CHECK_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long IDLE = Long.MIN_VALUE;

    private final DatabaseFile file;
    private final DiskHealth health;
    private final List<CommitFollower> followers;
    private @Nullable OpenDatabase known;
    private boolean needsReopening;
    private Duration retry = Duration.ZERO;
    private long pathChecked = System.nanoTime();
    private volatile long startedNanos = IDLE;

    TransactionCommitter(DatabaseFile file, DiskHealth health, List<CommitFollower> followers) {
        this.file = file;
        this.health = health;
        this.followers = List.copyOf(followers);
    }

    /**
     * Does it in a transaction.
     *
     * @throws StoreUnavailable if that cannot be written; then nothing of it is
     */
    <T> T commit(Transactions.Write<T> write) {
        return use(session -> {
            var effects = new CommitEffects();
            var result = session.transaction("BEGIN IMMEDIATE", open -> write.in(open, effects));
            followers.forEach(follower -> follower.committed(effects));
            effects.runFollowUps();
            return result;
        });
    }

    /** Does it with the session, in whatever transactions it makes. */
    <T> T use(SqliteSession.Work<T> work) {
        startedNanos = System.nanoTime();
        try {
            var result = work.in(database().writing());
            health.over();
            return result;
        } catch (SQLException | IOException | StoreInUse failed) {
            followers.forEach(CommitFollower::takenBack);
            repair(failed);
            retry = health.met(failed);
            throw new StoreUnavailable("the store cannot be written to: " + failed.getMessage(), failed);
        } catch (RuntimeException bug) {
            followers.forEach(CommitFollower::takenBack);
            throw bug;
        } finally {
            startedNanos = IDLE;
        }
    }

    /** For how long the transaction that is under way has been; zero if none is. From any thread. */
    Duration underWay() {
        var started = startedNanos;
        return started == IDLE ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - started);
    }

    /** Has a file replaced in which a read found damage, unless that is done already. */
    void replaceDamaged(OpenDatabase database, SQLException damage) {
        if (file.database().filter(current -> current == database).isPresent()) {
            try {
                use(session -> {
                    throw damage;
                });
            } catch (StoreUnavailable replaced) {
                LOG.debug("a damaged file was replaced", replaced);
            }
        }
    }

    /** How long to wait after the last failure. */
    Duration retry() {
        return retry;
    }

    /** Whether the last attempt failed. */
    boolean isFailing() {
        return !health.isOver();
    }

    /** Says that readers see more, or less, than was committed before. */
    void announceStandIn() {
        followers.forEach(CommitFollower::standInChanged);
    }

    private OpenDatabase database() throws SQLException, IOException {
        if (needsReopening) {
            file.reopen();
            needsReopening = false;
        }
        var now = System.nanoTime();
        if (now - pathChecked >= PATH_CHECK_NANOS) {
            file.followPath();
            pathChecked = now;
        }
        var database = opened();
        if (database != known) {
            for (var follower : followers) {
                follower.opened(database.writing());
            }
            known = database;
        }
        return database;
    }

    private OpenDatabase opened() throws SQLException, IOException {
        try {
            return file.open();
        } catch (LinkageError unloadable) {
            // It is unpacked into a folder, and there may be none that takes it.
            throw new IOException("the native part of SQLite cannot be loaded: " + unloadable.getMessage(), unloadable);
        }
    }

    private void repair(Exception failed) {
        if (UnusableDatabase.isDamage(failed)) {
            try {
                file.replace(UnusableDatabase.damaged(String.valueOf(failed.getMessage())));
            } catch (SQLException | IOException unrepaired) {
                failed.addSuppressed(unrepaired);
            }
        } else {
            needsReopening =
                    failed instanceof SQLException sql && !SqliteCode.of(sql).passesByItself();
        }
        if (!(failed instanceof StoreInUse)) {
            file.freeze();
        }
    }
}
