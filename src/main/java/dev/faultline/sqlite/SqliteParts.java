// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import dev.faultline.sqlite.connections.ConnectionRetention;
import dev.faultline.sqlite.engine.DataDirectory;
import dev.faultline.sqlite.engine.Transactions;
import dev.faultline.sqlite.engine.WriteQueue;
import dev.faultline.sqlite.errors.ErrorRetention;
import dev.faultline.sqlite.incidents.StoredIncidents;
import dev.faultline.sqlite.observations.DependencyRegister;
import dev.faultline.sqlite.observations.EarlyObservations;
import dev.faultline.sqlite.observations.JournalFiling;
import dev.faultline.sqlite.observations.ObservationIngest;
import dev.faultline.sqlite.observations.ObservationJournal;
import dev.faultline.sqlite.observations.ObservationRetention;
import dev.faultline.sqlite.observations.ObservationSnapshots;
import dev.faultline.sqlite.observations.RecentRunsCache;
import dev.faultline.sqlite.observations.RowTallies;
import dev.faultline.sqlite.observations.StoreStats;
import dev.faultline.sqlite.observations.StoredObservations;
import dev.faultline.sqlite.observations.StoredRuns;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The local store put together: one queue, one writer of the file, and what reads beside it. */
final class SqliteParts {

    /** Long enough for two groups of checks that are made every second, and with the commit within the 250 ms promised. */
    private static final Duration GATHER = Duration.ofMillis(220);

    final WriteQueue queue;
    final DependencyRegister register = new DependencyRegister();
    final RecentRunsCache recent = new RecentRunsCache();
    final ObservationIngest ingest = new ObservationIngest(register);
    final ObservationJournal journal = new ObservationJournal(ingest);
    final EarlyObservations early;
    final Transactions transactions;
    final JournalFiling filing;
    final StoredObservations stored;
    final StoredRuns runs;
    final StoredIncidents incidents;
    final RetentionJob retention;
    final StoreHealth health;

    /** @param mostInMemory the most observations that are kept in memory while the disk cannot be written to */
    SqliteParts(DataDirectory directory, InstantSource clock, int mostInMemory) {
        this.queue = new WriteQueue(clock, mostInMemory, GATHER);
        var stats = new StoreStats();
        var tallies = new RowTallies();
        this.early = new EarlyObservations(clock);
        // The journal first, then what is early: the others then find what is left.
        this.transactions = Transactions.open(
                directory,
                clock,
                queue,
                journal::store,
                List.of(journal, early, stats, ingest, register, recent, tallies));
        this.filing = new JournalFiling(transactions, journal);
        var snapshots = new ObservationSnapshots(transactions, queue, filing);
        this.stored = new StoredObservations(transactions, snapshots, tallies);
        this.runs = new StoredRuns(snapshots, filing, recent);
        this.incidents = new StoredIncidents(transactions);
        this.retention = new RetentionJob(
                transactions,
                new ObservationRetention(transactions, journal, ingest, register),
                new ErrorRetention(transactions),
                new ConnectionRetention(transactions),
                incidents);
        this.health = new StoreHealth(transactions, queue, stats, early, clock);
    }
}
