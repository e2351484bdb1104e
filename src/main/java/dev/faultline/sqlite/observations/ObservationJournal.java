// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.sqlite.engine.CommitEffects;
import dev.faultline.sqlite.engine.CommitFollower;
import dev.faultline.sqlite.engine.ReceivedObservation;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.Transactions;
import dev.faultline.store.BatchResult;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Commits observations as they come: one row for all of a commit, instead of pages of every dependency. They are filed
 * later, many at a time, as rows and runs of their dependencies. Until then whoever reads those has to add what is here, in
 * the same transaction. Only what is later than all of its dependency is journaled: it extends what is filed, and nothing
 * else. For the writer's thread, unless it is said otherwise.
 */
public final class ObservationJournal implements CommitFollower {

    /** The most that are kept unfiled: filing them takes a tenth of a second. */
    static final int MOST = 4_000;

    /** For so long the oldest is kept unfiled, and until others come or the store is tidied. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(ObservationJournal.class);

    private final ObservationIngest ingest;
    private final Transactions.Ingest filing;
    private final Map<String, Instant> lastStarts = new HashMap<>();
    private List<ReceivedObservation> adding = List.of();
    private boolean filed;
    private Instant oldest = Instant.MAX;
    private volatile int unfiled;

    public ObservationJournal(ObservationIngest ingest) {
        this(ingest, ingest::store);
    }

    ObservationJournal(ObservationIngest ingest, Transactions.Ingest filing) {
        this.ingest = ingest;
        this.filing = filing;
    }

    /** How many observations are not filed. Thread-safe. */
    public int unfiled() {
        return unfiled;
    }

    /** Takes observations into an open transaction: into the journal if it can, else everything is filed. */
    public BatchResult store(SqliteSession session, List<ReceivedObservation> batch, CommitEffects effects)
            throws SQLException {
        if (batch.isEmpty()) {
            return ingest.store(session, batch, effects);
        }
        if (isFilingDue(batch) || !continues(batch)) {
            return storeFiled(session, batch, effects);
        }
        // Dependencies that it has not yet.
        ingest.store(session, List.of(), effects);
        new JournalRows(session).add(batch);
        batch.forEach(received -> effects.appended(received.observation()));
        effects.rows(batch.size());
        adding = batch;
        return new BatchResult(batch.size(), 0);
    }

    /** Files all, then the given ones as well. */
    public BatchResult storeFiled(SqliteSession session, List<ReceivedObservation> batch, CommitEffects effects)
            throws SQLException {
        file(session, effects);
        return ingest.store(session, batch, effects);
    }

    /** Makes rows and runs of all that was journaled, in an open transaction. */
    public void file(SqliteSession session, CommitEffects effects) throws SQLException {
        if (unfiled == 0) {
            return;
        }
        var rows = new JournalRows(session);
        // Those who follow have heard of these observations already.
        var known = new CommitEffects();
        fileAll(session, rows.all(), known);
        known.rewritten().forEach(effects::rewritten);
        rows.clear();
        filed = true;
    }

    /** Files all if the oldest was received long before the given time. */
    void fileOld(SqliteSession session, CommitEffects effects, Instant now) throws SQLException {
        if (isOld(now)) {
            file(session, effects);
        }
    }

    private boolean isOld(Instant now) {
        return unfiled > 0 && !now.isBefore(oldest.plus(LONGEST));
    }

    private void fileAll(SqliteSession session, List<ReceivedObservation> observations, CommitEffects effects)
            throws SQLException {
        session.run("SAVEPOINT filing");
        try {
            filing.store(session, observations, effects);
        } catch (RuntimeException bug) {
            session.run("ROLLBACK TO filing");
            ingest.forget();
            fileEach(session, observations, effects, bug);
        }
        session.run("RELEASE filing");
    }

    /** One observation that cannot be filed by a bug of ours must not keep the others from it. */
    private void fileEach(
            SqliteSession session, List<ReceivedObservation> observations, CommitEffects effects, RuntimeException bug)
            throws SQLException {
        if (observations.size() <= 1) {
            LOG.error("an observation cannot be stored and is dropped", bug);
            return;
        }
        for (var observation : observations) {
            fileAll(session, List.of(observation), effects);
        }
    }

    private boolean isFilingDue(List<ReceivedObservation> batch) {
        return unfiled + batch.size() > MOST || isOld(batch.get(0).at());
    }

    private boolean continues(List<ReceivedObservation> batch) {
        var last = new HashMap<String, Instant>();
        for (var received : batch) {
            var dependency = received.observation().dependency();
            var start = received.observation().startedAt();
            var before = Optional.ofNullable(last.put(dependency, start)).or(() -> lastStart(dependency));
            if (before.isEmpty() || !start.isAfter(before.get())) {
                return false;
            }
        }
        return true;
    }

    private Optional<Instant> lastStart(String dependency) {
        return Optional.ofNullable(lastStarts.get(dependency)).or(() -> ingest.lastStart(dependency));
    }

    @Override
    public void opened(SqliteSession session) throws SQLException {
        ingest.forget();
        reset();
        var left = new JournalRows(session).all();
        if (!left.isEmpty()) {
            unfiled = left.size();
            session.transaction("BEGIN IMMEDIATE", open -> {
                file(open, new CommitEffects());
                return true;
            });
            reset();
        }
    }

    @Override
    public void committed(CommitEffects effects) {
        if (filed) {
            reset();
        }
        for (var received : adding) {
            var observation = received.observation();
            lastStarts.put(observation.dependency(), observation.startedAt());
            oldest = received.at().isBefore(oldest) ? received.at() : oldest;
        }
        unfiled += adding.size();
        adding = List.of();
    }

    @Override
    public void takenBack() {
        adding = List.of();
        filed = false;
    }

    private void reset() {
        lastStarts.clear();
        oldest = Instant.MAX;
        unfiled = 0;
        filed = false;
    }
}
