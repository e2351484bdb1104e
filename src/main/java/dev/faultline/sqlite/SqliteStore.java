// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import dev.faultline.archive.EvidenceArchive;
import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeStore;
import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.connections.ConnectionStore;
import dev.faultline.dependency.Dependency;
import dev.faultline.errors.ErrorStore;
import dev.faultline.incident.IncidentStore;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.connections.StoredConnections;
import dev.faultline.sqlite.engine.DataDirectory;
import dev.faultline.sqlite.engine.ReceivedObservation;
import dev.faultline.sqlite.engine.StoreInUse;
import dev.faultline.sqlite.errors.StoredCheckpoints;
import dev.faultline.sqlite.errors.StoredErrors;
import dev.faultline.sqlite.shipping.StoredOutbox;
import dev.faultline.store.BatchResult;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.store.StoreState;
import dev.faultline.timeline.LatencyGrain;
import dev.faultline.timeline.LatencyVisitor;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.timeline.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The local store: {@code faultline.db} in the data directory. Reads see what is committed and, while the disk fails, what a
 * bounded memory holds in its place. A file that cannot be used is set aside under another name, and {@link #state()} says so.
 */
public final class SqliteStore implements ObservationStore, ChangeStore {
    private static final int MOST_IN_MEMORY = 100_000;
    private final SqliteParts parts;
    private final InstantSource clock;

    private SqliteStore(DataDirectory directory, InstantSource clock, int mostInMemory) {
        this.parts = new SqliteParts(directory, clock, mostInMemory);
        this.clock = clock;
    }

    /**
     * Opens the store of a data directory, which is made if need be. Returns before the file is open: it can take observations
     * at once, and reads wait. A directory that cannot be written to is tried again and again; {@link StoreInUse} is thrown if
     * another store works in it.
     */
    public static SqliteStore open(Path dataDirectory, InstantSource clock) {
        return open(dataDirectory, clock, MOST_IN_MEMORY);
    }

    static SqliteStore open(Path dataDirectory, InstantSource clock, int mostInMemory) {
        return new SqliteStore(new DataDirectory(dataDirectory), clock, mostInMemory);
    }

    @Override
    public void remember(Dependency dependency) {
        parts.register.add(dependency);
        parts.transactions.writeLater((session, effects) -> {
            parts.register.save(session, effects);
            return true;
        });
    }

    @Override
    public List<Dependency> dependencies() {
        return parts.stored.dependencies(parts.register.all());
    }

    @Override
    public void record(Observation observation) {
        parts.queue.add(observation);
        if (parts.queue.isStandIn()) {
            parts.recent.forget(observation.dependency());
        }
    }

    @Override
    public void flush() {
        parts.transactions.flush();
    }

    @Override
    public BatchResult insert(List<Observation> batch) {
        var received = ReceivedObservation.all(batch, clock.instant());
        return parts.transactions.write((session, effects) -> parts.journal.storeFiled(session, received, effects));
    }

    @Override
    public List<Run> runs(String dependency, Instant from, Instant to) {
        return parts.runs.runs(dependency, from, to);
    }

    @Override
    public Instant denseFrom(String dependency, Instant from, Instant to, int most) {
        return parts.runs.denseFrom(dependency, from, to, most);
    }

    @Override
    public long version(String dependency) {
        return parts.recent.version(dependency);
    }

    @Override
    public long rewrites(String dependency) {
        return parts.recent.rewrites(dependency);
    }

    @Override
    public Map<String, Long> counts(Instant from, Instant to, LatencyVisitor times) {
        return parts.stored.counts(from, to, times);
    }

    @Override
    public void answerTimes(Instant from, Instant to, LatencyGrain grain, LatencyVisitor times) {
        parts.stored.answerTimes(from, to, grain, times);
    }

    @Override
    public List<Observation> observations(
            String dependency, Instant from, Instant to, Optional<Instant> after, int limit) {
        return parts.stored.observations(dependency, from, to, after, limit);
    }

    @Override
    public Optional<Observation> last(String dependency) {
        return parts.stored.last(dependency);
    }

    @Override
    public Map<String, Instant> lastStarts() {
        return parts.stored.lastStarts();
    }

    @Override
    public void tidy(RetentionPeriods periods, Instant now) {
        parts.retention.run(periods, now);
    }

    /** Sets aside what was observed while the clock was ahead, once it was set back; returns at once. */
    public void clockSetBack() {
        parts.transactions.writeLater((session, effects) -> {
            parts.journal.file(session, effects);
            parts.ingest.forget();
            return parts.early.setAside(session, effects);
        });
    }

    @Override
    public StoreState state() {
        return parts.health.now();
    }

    @Override
    public boolean add(Change change) {
        return parts.transactions.write((session, effects) -> new ChangeRows(session).add(change));
    }

    @Override
    public List<Change> changes(Instant from, Instant to) {
        return parts.transactions.read(List.of(), session -> new ChangeRows(session).in(from, to));
    }

    public ErrorStore errors() {
        return new StoredErrors(parts.transactions, clock);
    }

    public ConnectionStore connections() {
        return new StoredConnections(parts.transactions);
    }

    public IncidentStore incidents() {
        return parts.incidents;
    }

    public StoredOutbox outbox() {
        return new StoredOutbox(
                parts.transactions, parts.filing, parts.incidents, this, () -> state().durable(), clock);
    }

    public EvidenceArchive archive() {
        return new StoredArchive(parts, this, clock);
    }

    public CheckpointStore checkpoints() {
        return new StoredCheckpoints(parts.transactions, clock);
    }

    @Override
    public void close() {
        parts.filing.tryAll();
        parts.transactions.close();
    }
}
