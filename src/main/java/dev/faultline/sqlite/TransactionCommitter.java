package dev.faultline.sqlite;

import dev.faultline.sqlite.ObservationIngest.Received;
import dev.faultline.store.BatchResult;
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

    private final DatabaseFile disk;
    private final DependencyRegister register;
    private final RecentRunsCache tails;
    private final StoreStats tally;
    private final DiskHealth trouble;
    private final ObservationIngest ingest = new ObservationIngest();
    private @Nullable OpenDatabase known;
    private boolean needsReopening;
    private Duration retry = Duration.ZERO;

    TransactionCommitter(
            DatabaseFile disk,
            DependencyRegister register,
            RecentRunsCache tails,
            StoreStats tally,
            DiskHealth trouble) {
        this.disk = disk;
        this.register = register;
        this.tails = tails;
        this.tally = tally;
        this.trouble = trouble;
    }

    /** Something done in a transaction, and what it changes. */
    interface Change<T> {
        T in(SqliteSession session, CommitEffects effects) throws SQLException;
    }

    /**
     * Does it in a transaction.
     *
     * @throws StoreUnavailable if that cannot be written; then nothing of it is
     */
    <T> T commit(Change<T> change) {
        return use(session -> {
            var effects = new CommitEffects();
            var result = session.transaction("BEGIN IMMEDIATE", open -> change.in(open, effects));
            tails.follow(effects);
            tally.follow(effects);
            return result;
        });
    }

    /** Stores observations, and before them the dependencies that the database does not know yet. */
    BatchResult store(List<Received> observations) {
        var unsaved = register.unsaved();
        var stored = commit((session, effects) -> {
            DependencyRegister.save(session, unsaved);
            return ingest.take(session, observations, effects);
        });
        register.saved(unsaved);
        return stored;
    }

    /** Stores the dependencies that the database does not know yet; if that fails, the next observations do. */
    void storeRegister() {
        try {
            store(List.of());
        } catch (StoreUnavailable later) {
            LOG.debugf(later, "a dependency is not written yet; it will be with the next observations");
        }
    }

    /** Does it with the session, in whatever transactions it makes. */
    <T> T use(SqliteSession.Work<T> work) {
        try {
            var result = work.in(database().writing());
            trouble.over();
            return result;
        } catch (SQLException | IOException | StoreInUse failed) {
            ingest.forget();
            repair(failed);
            retry = trouble.met(failed);
            throw new StoreUnavailable("the store cannot be written to: " + failed.getMessage(), failed);
        } catch (RuntimeException bug) {
            ingest.forget();
            throw bug;
        }
    }

    /** Has a file replaced in which a read found damage, unless that is done already. */
    void replaceDamaged(OpenDatabase database, SQLException damage) {
        if (disk.database().filter(current -> current == database).isPresent()) {
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
        return !trouble.isOver();
    }

    /** Says that readers see more, or less, than was committed before. */
    void announceAll() {
        tails.forgetAll();
    }

    /** Forgets what it remembers of the database, because something else than storing changed it. */
    void forget() {
        ingest.forget();
    }

    private OpenDatabase database() throws SQLException, IOException {
        if (needsReopening) {
            disk.reopen();
            needsReopening = false;
        }
        var database = disk.open();
        if (database != known) {
            tally.count(database.writing());
            ingest.forget();
            register.forgetSaved();
            tails.forgetAll();
            known = database;
        }
        return database;
    }

    private void repair(Exception failed) {
        if (UnusableDatabase.isDamage(failed)) {
            try {
                disk.replace(UnusableDatabase.damaged(String.valueOf(failed.getMessage())));
            } catch (SQLException | IOException unrepaired) {
                failed.addSuppressed(unrepaired);
            }
        } else {
            needsReopening =
                    failed instanceof SQLException sql && !SqliteCode.of(sql).passesByItself();
        }
    }
}
