// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.Transactions;
import dev.faultline.sqlite.engine.WriteQueue;
import java.sql.SQLException;
import java.util.List;

/**
 * One moment of all observations, in three places: filed and in the journal, which one transaction reads together, and, while
 * the disk fails, in the queue. Thread-safe.
 */
public final class ObservationSnapshots {

    private final Transactions transactions;
    private final WriteQueue queue;
    private final JournalFiling filing;

    public ObservationSnapshots(Transactions transactions, WriteQueue queue, JournalFiling filing) {
        this.transactions = transactions;
        this.queue = queue;
        this.filing = filing;
    }

    /** Reads what is filed, and is given what is not: of all dependencies, in the order in which it came. */
    interface Query<T> {
        T in(SqliteSession session, List<Observation> unfiled) throws SQLException;
    }

    /** As {@link Query}, of one dependency; what is not filed is later than what is. */
    interface QueryOfOne<T> {
        T in(SqliteSession session, long id, List<Observation> unfiled) throws SQLException;
    }

    <T> T read(T none, Query<T> query) {
        filing.reduce();
        return transactions.read(none, session -> query.in(session, new JournalRows(session).observations()));
    }

    /** {@code none} as well if the dependency has no observations. */
    <T> T readOf(String dependency, T none, QueryOfOne<T> query) {
        return read(none, (session, unfiled) -> {
            var id = new DependencyRows(session).id(dependency);
            return id.isPresent() ? query.in(session, id.getAsLong(), of(dependency, unfiled)) : none;
        });
    }

    /** What waits in place of the disk. Ask for it first: what is written meanwhile is then found in the database. */
    List<Observation> standIns() {
        transactions.awaitOpened();
        return queue.standIns();
    }

    List<Observation> standInsOf(String dependency) {
        return of(dependency, standIns());
    }

    private static List<Observation> of(String dependency, List<Observation> observations) {
        return observations.stream()
                .filter(one -> one.dependency().equals(dependency))
                .toList();
    }
}
