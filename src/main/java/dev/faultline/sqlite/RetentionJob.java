// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import dev.faultline.sqlite.connections.ConnectionRetention;
import dev.faultline.sqlite.engine.Transactions;
import dev.faultline.sqlite.errors.ErrorRetention;
import dev.faultline.sqlite.incidents.StoredIncidents;
import dev.faultline.sqlite.observations.ObservationRetention;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.store.StoreUnavailable;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Drops and packs what has grown old, and gives the space back, in steps that do not hold the writer up for long. */
final class RetentionJob {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    private static final int PAGES_AT_ONCE = 256;
    private static final int MOST_STEPS = 64;

    private final Transactions transactions;
    private final ObservationRetention observations;
    private final ErrorRetention errors;
    private final ConnectionRetention connections;
    private final StoredIncidents incidents;

    RetentionJob(
            Transactions transactions,
            ObservationRetention observations,
            ErrorRetention errors,
            ConnectionRetention connections,
            StoredIncidents incidents) {
        this.transactions = transactions;
        this.observations = observations;
        this.errors = errors;
        this.connections = connections;
        this.incidents = incidents;
    }

    void run(RetentionPeriods retention, Instant now) {
        var horizon = now.minus(retention.timelines());
        try {
            observations.run(retention, now);
            transactions.write((session, effects) -> {
                new ChangeRows(session).removeBefore(horizon);
                return true;
            });
            errors.run(retention, now);
            connections.run(retention, now);
            incidents.removeEndedBefore(horizon);
            giveSpaceBack();
        } catch (StoreUnavailable later) {
            LOG.debugf(later, "tidying stopped; the next run will finish it");
        }
    }

    /** Cuts the free pages off the file, and copies the log into it where no reader is in the way. */
    private void giveSpaceBack() {
        var free = Long.MAX_VALUE;
        for (var step = 0; step < MOST_STEPS && free > PAGES_AT_ONCE; step++) {
            free = transactions.use(session -> {
                session.run("PRAGMA incremental_vacuum(" + PAGES_AT_ONCE + ")");
                return session.number("PRAGMA freelist_count");
            });
        }
        transactions.use(session -> session.number("PRAGMA wal_checkpoint(PASSIVE)"));
    }
}
