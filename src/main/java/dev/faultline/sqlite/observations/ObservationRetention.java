// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.CommitEffects;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.StaleMarks;
import dev.faultline.sqlite.engine.Transactions;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.store.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Packs and drops the observations, an hour of one dependency at a time, so that the writer is never held up for long. */
public final class ObservationRetention {

    private static final Logger LOG = Logger.getLogger(ObservationRetention.class);
    private static final Duration RECENT = Duration.ofHours(1);

    private final Transactions transactions;
    private final ObservationJournal journal;
    private final ObservationIngest ingest;
    private final DependencyRegister register;

    public ObservationRetention(
            Transactions transactions,
            ObservationJournal journal,
            ObservationIngest ingest,
            DependencyRegister register) {
        this.transactions = transactions;
        this.journal = journal;
        this.ingest = ingest;
        this.register = register;
    }

    /**
     * Packs what is no longer recent and drops what has outlived its retention.
     *
     * @throws StoreUnavailable if the disk cannot be written to; then the next time will do the rest
     */
    public void run(RetentionPeriods retention, Instant now) {
        var dependencies = transactions.write((session, effects) -> {
            journal.fileOld(session, effects, now);
            return new DependencyRows(session).all();
        });
        for (var dependency : dependencies) {
            tidy(dependency.name(), retention, now);
        }
        transactions.write((session, effects) -> {
            session.update(
                    "DELETE FROM early_observation WHERE received_ms < ?",
                    ColumnFormat.floorMillis(now.minus(retention.observations())));
            return removeWithoutHistory(session, effects);
        });
    }

    private boolean removeWithoutHistory(SqliteSession session, CommitEffects effects) throws SQLException {
        var rows = new DependencyRows(session);
        if (rows.withoutHistory(register.names()).isEmpty()) {
            return false;
        }
        journal.file(session, effects);
        ingest.forget();
        for (var name : rows.withoutHistory(register.names())) {
            rows.remove(name);
        }
        return true;
    }

    private void tidy(String dependency, RetentionPeriods retention, Instant now) {
        var recent = retention.observations().compareTo(RECENT) < 0 ? retention.observations() : RECENT;
        var packsBefore = ColumnFormat.floorMillis(now.minus(recent));
        var dropsBefore = ColumnFormat.floorMillis(now.minus(retention.observations()));
        var forgetsBefore = ColumnFormat.floorMillis(now.minus(retention.timelines()));
        while (isDone(dependency, compactor -> compactor.packOneBefore(packsBefore))) {
            LOG.tracef("packed an hour of %s", dependency);
        }
        while (isDone(dependency, compactor -> compactor.dropOneReceivedBefore(dropsBefore))) {
            LOG.tracef("dropped the observations of an hour of %s", dependency);
        }
        transactions.write((session, effects) -> {
            if (compactor(session, dependency, effects).dropRunsBefore(forgetsBefore)) {
                ingest.forget();
                effects.rewritten(dependency);
            }
            // What is no longer here must not be taken away from the fleet.
            session.update(
                    "DELETE FROM stale_day WHERE day <= ? AND dependency = (SELECT id FROM dependency WHERE name = ?)",
                    StaleMarks.dayOf(forgetsBefore),
                    dependency);
            new StaleMarks(session).forgetBlocksBefore(ColumnFormat.floorMillis(now));
            return true;
        });
    }

    private interface Step {
        boolean isDone(HourCompactor compactor) throws SQLException;
    }

    private boolean isDone(String dependency, Step step) {
        return transactions.write((session, effects) -> {
            var isDone = step.isDone(compactor(session, dependency, effects));
            if (isDone) {
                ingest.forget();
            }
            return isDone;
        });
    }

    private static HourCompactor compactor(SqliteSession session, String dependency, CommitEffects effects)
            throws SQLException {
        var id = new DependencyRows(session).id(dependency);
        return new HourCompactor(session, id.orElse(-1), dependency, effects);
    }
}
