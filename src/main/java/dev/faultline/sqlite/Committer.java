package dev.faultline.sqlite;

import dev.faultline.sqlite.Ingest.Received;
import dev.faultline.store.StoreUnavailable;
import dev.faultline.store.Stored;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes transactions, tells those who follow them, and does what can be done when one fails. For the writer's thread.
 */
final class Committer {

    private static final Logger LOG = Logger.getLogger(Committer.class);

    private final Disk disk;
    private final Register register;
    private final Tails tails;
    private final Tally tally;
    private final Trouble trouble;
    private final Ingest ingest = new Ingest();
    private @Nullable Database known;
    private boolean needsReopening;
    private Duration retry = Duration.ZERO;

    Committer(Disk disk, Register register, Tails tails, Tally tally, Trouble trouble) {
        this.disk = disk;
        this.register = register;
        this.tails = tails;
        this.tally = tally;
        this.trouble = trouble;
    }

    /** Something done in a transaction, and what it changes. */
    interface Change<T> {
        T in(Session session, Effects effects) throws SQLException;
    }

    /**
     * Does it in a transaction.
     *
     * @throws StoreUnavailable if that cannot be written; then nothing of it is
     */
    <T> T commit(Change<T> change) {
        return use(session -> {
            var effects = new Effects();
            var result = session.transaction("BEGIN IMMEDIATE", open -> change.in(open, effects));
            tails.follow(effects);
            tally.follow(effects);
            return result;
        });
    }

    /** Stores observations, and before them the dependencies that the database does not know yet. */
    Stored store(List<Received> observations) {
        var unsaved = register.unsaved();
        var stored = commit((session, effects) -> {
            Register.save(session, unsaved);
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
    <T> T use(Session.Work<T> work) {
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
    void replaceDamaged(Database database, SQLException damage) {
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

    private Database database() throws SQLException, IOException {
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
        if (Unusable.isDamage(failed)) {
            try {
                disk.replace(Unusable.damaged(String.valueOf(failed.getMessage())));
            } catch (SQLException | IOException unrepaired) {
                failed.addSuppressed(unrepaired);
            }
        } else {
            needsReopening =
                    failed instanceof SQLException sql && !SqliteCode.of(sql).passesByItself();
        }
    }
}
