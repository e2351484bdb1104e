// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeStore;
import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.dependency.Dependency;
import dev.faultline.errors.ErrorStore;
import dev.faultline.incident.IncidentStore;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.DataDirectory;
import dev.faultline.sqlite.engine.ReceivedObservation;
import dev.faultline.sqlite.engine.StoreInUse;
import dev.faultline.sqlite.engine.Transactions;
import dev.faultline.sqlite.engine.WriteQueue;
import dev.faultline.sqlite.errors.ErrorRetention;
import dev.faultline.sqlite.errors.StoredCheckpoints;
import dev.faultline.sqlite.errors.StoredErrors;
import dev.faultline.sqlite.incidents.StoredIncidents;
import dev.faultline.sqlite.observations.DependencyRegister;
import dev.faultline.sqlite.observations.EarlyObservations;
import dev.faultline.sqlite.observations.ObservationIngest;
import dev.faultline.sqlite.observations.ObservationRetention;
import dev.faultline.sqlite.observations.RecentRunsCache;
import dev.faultline.sqlite.observations.StoreStats;
import dev.faultline.sqlite.observations.StoredObservations;
import dev.faultline.sqlite.shipping.StoredOutbox;
import dev.faultline.store.BatchResult;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.store.StoreState;
import dev.faultline.timeline.LatencyGrain;
import dev.faultline.timeline.LatencyVisitor;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.timeline.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The local store: {@code faultline.db} in the data directory.
 *
 * <p>Reads see what is committed. While the disk fails they see, on top of it, what a bounded memory holds in its place.
 * A file that cannot be used is set aside under another name, and {@link #state()} says so.
 */
public final class SqliteStore implements ObservationStore, ChangeStore {

    private static final int MOST_IN_MEMORY = 100_000;
    private static final Duration GATHER = Duration.ofMillis(100);

    private final InstantSource clock;
    private final WriteQueue queue;
    private final DependencyRegister register = new DependencyRegister();
    private final RecentRunsCache recent = new RecentRunsCache();
    private final ObservationIngest ingest = new ObservationIngest(register);
    private final EarlyObservations early;
    private final Transactions transactions;
    private final StoredObservations stored;
    private final StoredIncidents incidents;
    private final RetentionJob retention;
    private final StoreHealth health;

    private SqliteStore(DataDirectory directory, InstantSource clock, int mostInMemory) {
        this.clock = clock;
        this.queue = new WriteQueue(clock, mostInMemory, GATHER);
        var stats = new StoreStats();
        this.early = new EarlyObservations(clock);
        // First: the others then find what is left.
        this.transactions = Transactions.open(
                directory, clock, queue, ingest::store, List.of(early, stats, ingest, register, recent));
        this.stored = new StoredObservations(transactions, queue, recent);
        this.incidents = new StoredIncidents(transactions);
        this.retention = new RetentionJob(
                transactions,
                new ObservationRetention(transactions, ingest, register),
                new ErrorRetention(transactions),
                incidents);
        this.health = new StoreHealth(transactions, queue, stats, early, clock);
    }

    /**
     * Opens the store of a data directory, which is made if need be. Returns before the file is open: it can take
     * observations at once, and reads wait. A directory that cannot be written to is tried again and again.
     *
     * @throws StoreInUse if another store works in that directory
     */
    public static SqliteStore open(Path dataDirectory, InstantSource clock) {
        return open(dataDirectory, clock, MOST_IN_MEMORY);
    }

    /**
     * @param mostInMemory the most observations that are kept in memory while the disk cannot be written to
     */
    static SqliteStore open(Path dataDirectory, InstantSource clock, int mostInMemory) {
        return new SqliteStore(new DataDirectory(dataDirectory), clock, mostInMemory);
    }

    @Override
    public void remember(Dependency dependency) {
        register.add(dependency);
        transactions.writeLater((session, effects) -> {
            register.save(session, effects);
            return true;
        });
    }

    @Override
    public List<Dependency> dependencies() {
        return stored.dependencies(register.all());
    }

    @Override
    public void record(Observation observation) {
        queue.add(observation);
        if (queue.isStandIn()) {
            recent.forget(observation.dependency());
        }
    }

    @Override
    public void flush() {
        transactions.flush();
    }

    @Override
    public BatchResult insert(List<Observation> batch) {
        var received = ReceivedObservation.all(batch, clock.instant());
        return transactions.write((session, effects) -> ingest.store(session, received, effects));
    }

    @Override
    public List<Run> runs(String dependency, Instant from, Instant to) {
        return stored.runs(dependency, from, to);
    }

    @Override
    public Instant denseFrom(String dependency, Instant from, Instant to, int most) {
        return stored.denseFrom(dependency, from, to, most);
    }

    @Override
    public long version(String dependency) {
        return recent.version(dependency);
    }

    @Override
    public long rewrites(String dependency) {
        return recent.rewrites(dependency);
    }

    @Override
    public Map<String, Long> counts(Instant from, Instant to) {
        return stored.counts(from, to);
    }

    @Override
    public void answerTimes(Instant from, Instant to, LatencyGrain grain, LatencyVisitor times) {
        stored.answerTimes(from, to, grain, times);
    }

    @Override
    public List<Observation> observations(
            String dependency, Instant from, Instant to, Optional<Instant> after, int limit) {
        return stored.observations(dependency, from, to, after, limit);
    }

    @Override
    public Optional<Observation> last(String dependency) {
        return stored.last(dependency);
    }

    @Override
    public Map<String, Instant> lastStarts() {
        return stored.lastStarts();
    }

    @Override
    public void tidy(RetentionPeriods periods, Instant now) {
        retention.run(periods, now);
    }

    /** Sets aside what was observed while the clock was ahead, once it was set back; returns at once. */
    public void clockSetBack() {
        transactions.writeLater((session, effects) -> {
            ingest.forget();
            return early.setAside(session, effects);
        });
    }

    @Override
    public StoreState state() {
        return health.now();
    }

    @Override
    public boolean add(Change change) {
        return transactions.write((session, effects) -> new ChangeRows(session).add(change));
    }

    @Override
    public List<Change> changes(Instant from, Instant to) {
        return transactions.read(List.of(), session -> new ChangeRows(session).in(from, to));
    }

    /** The 5xx responses and error lines in it. */
    public ErrorStore errors() {
        return new StoredErrors(transactions, clock);
    }

    /** The incidents in it. */
    public IncidentStore incidents() {
        return incidents;
    }

    /** What of it the fleet's database does not have yet. */
    public StoredOutbox outbox() {
        return new StoredOutbox(transactions, incidents, this, () -> state().durable(), clock);
    }

    /** The checkpoints in it. */
    public CheckpointStore checkpoints() {
        return new StoredCheckpoints(transactions, clock);
    }

    @Override
    public void close() {
        transactions.close();
    }
}
