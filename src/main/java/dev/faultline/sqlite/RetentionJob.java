package dev.faultline.sqlite;

import dev.faultline.store.RetentionPeriods;
import dev.faultline.store.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Packs, drops and gives space back, an hour of one dependency at a time, so that the writer is never held up for long. */
final class RetentionJob {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    private static final Duration RECENT = Duration.ofHours(1);
    private static final int PAGES_AT_ONCE = 256;
    private static final int MOST_STEPS = 64;

    private final DatabaseWriter writer;
    private final TransactionCommitter committer;
    private final DependencyRegister register;
    private final ErrorRetention errors;

    RetentionJob(
            DatabaseWriter writer, TransactionCommitter committer, DependencyRegister register, ErrorRetention errors) {
        this.writer = writer;
        this.committer = committer;
        this.register = register;
        this.errors = errors;
    }

    void run(RetentionPeriods retention, Instant now) {
        try {
            for (var dependency : committed((session, effects) -> new DependencyRows(session).all())) {
                tidy(dependency.name(), retention, now);
            }
            committed((session, effects) -> {
                new ChangeRows(session).removeBefore(now.minus(retention.timelines()));
                new DependencyRows(session).removeWithoutHistory(register.names());
                return true;
            });
            errors.run(retention, now);
            giveSpaceBack();
        } catch (StoreUnavailable later) {
            LOG.debugf(later, "tidying stopped; the next time will do it");
        }
    }

    private void tidy(String dependency, RetentionPeriods retention, Instant now) {
        var recent = retention.observations().compareTo(RECENT) < 0 ? retention.observations() : RECENT;
        var packsBefore = MillisColumn.floor(now.minus(recent));
        var dropsBefore = MillisColumn.floor(now.minus(retention.observations()));
        var forgetsBefore = MillisColumn.floor(now.minus(retention.timelines()));
        while (isDone(dependency, packing -> packing.packOneBefore(packsBefore))) {
            LOG.tracef("packed an hour of %s", dependency);
        }
        while (isDone(dependency, packing -> packing.dropOneReceivedBefore(dropsBefore))) {
            LOG.tracef("dropped the observations of an hour of %s", dependency);
        }
        committed((session, effects) -> {
            if (packing(session, dependency, effects).dropRunsBefore(forgetsBefore)) {
                effects.rewritten(dependency);
            }
            return true;
        });
    }

    private interface Step {
        boolean isDone(HourCompactor packing) throws SQLException;
    }

    private boolean isDone(String dependency, Step step) {
        return committed((session, effects) -> step.isDone(packing(session, dependency, effects)));
    }

    private static HourCompactor packing(SqliteSession session, String dependency, CommitEffects effects)
            throws SQLException {
        var id = new DependencyRows(session).id(dependency);
        return new HourCompactor(session, id.orElse(-1), dependency, effects);
    }

    private <T> T committed(TransactionCommitter.Change<T> change) {
        return writer.call(() -> {
            committer.forget();
            return committer.commit(change);
        });
    }

    /** Cuts the free pages off the file, and copies the log into it where no reader is in the way. */
    private void giveSpaceBack() {
        var free = Long.MAX_VALUE;
        for (var step = 0; step < MOST_STEPS && free > PAGES_AT_ONCE; step++) {
            free = writer.call(() -> committer.use(session -> {
                session.run("PRAGMA incremental_vacuum(" + PAGES_AT_ONCE + ")");
                return session.number("PRAGMA freelist_count");
            }));
        }
        writer.call(() -> committer.use(session -> session.number("PRAGMA wal_checkpoint(PASSIVE)")));
    }
}
