package dev.faultline.sqlite;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeStore;
import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.dependency.Dependency;
import dev.faultline.errors.ErrorStore;
import dev.faultline.incident.IncidentStore;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.ObservationIngest.Received;
import dev.faultline.store.BatchResult;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.store.StoreState;
import dev.faultline.store.StoreUnavailable;
import dev.faultline.timeline.LatencyGrain;
import dev.faultline.timeline.LatencyVisitor;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.StoredPrecision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The local store: {@code faultline.db} in the data directory.
 *
 * <p>Reads see what is committed. While the disk fails they see, on top of it, what a bounded memory holds in its place.
 * A file that cannot be used is set aside under another name, and {@link #state()} says so.
 */
public final class SqliteStore implements ObservationStore, ChangeStore {

    private static final Logger LOG = Logger.getLogger(SqliteStore.class);
    private static final int MOST_IN_MEMORY = 100_000;
    private static final Duration GATHER = Duration.ofMillis(100);

    private final InstantSource clock;
    private final WriteQueue inbox;
    private final DependencyRegister register = new DependencyRegister();
    private final RecentRunsCache tails = new RecentRunsCache();
    private final TransactionCommitter committer;
    private final DatabaseWriter writer;
    private final DatabaseReader reader;
    private final ReadView overlay;
    private final RetentionJob tidying;
    private final StoreHealth condition;

    private SqliteStore(DataDirectory directory, InstantSource clock, int mostInMemory) {
        this.clock = clock;
        var disk = new DatabaseFile(directory, clock);
        var trouble = new DiskHealth(disk.place(), clock);
        var tally = new StoreStats();
        this.inbox = new WriteQueue(clock, mostInMemory, GATHER);
        this.committer = new TransactionCommitter(disk, register, tails, tally, trouble);
        this.writer = new DatabaseWriter(disk, inbox, committer);
        this.reader =
                new DatabaseReader(disk, tails, (in, damage) -> inbox.add(() -> committer.replaceDamaged(in, damage)));
        this.overlay = new ReadView(writer, reader, inbox);
        this.tidying = new RetentionJob(writer, committer, register, new ErrorRetention(writer, committer, reader));
        this.condition = new StoreHealth(disk, trouble, inbox, tally, clock);
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
        var directory = new DataDirectory(dataDirectory);
        try {
            directory.claim();
        } catch (IOException unwritable) {
            LOG.debugf(unwritable, "the data directory cannot be written to; the store's thread will say so");
        }
        var store = new SqliteStore(directory, clock, mostInMemory);
        store.writer.start();
        return store;
    }

    @Override
    public void remember(Dependency dependency) {
        register.add(dependency);
        inbox.add(committer::storeRegister);
    }

    @Override
    public List<Dependency> dependencies() {
        var byName = overlay.dependencies();
        register.all().forEach(dependency -> byName.put(dependency.name(), dependency));
        return List.copyOf(byName.values());
    }

    @Override
    public void record(Observation observation) {
        inbox.add(StoredPrecision.cut(observation));
        if (inbox.isStandIn()) {
            tails.forget(observation.dependency());
        }
    }

    @Override
    public void flush() {
        try {
            writer.call(() -> true);
        } catch (StoreUnavailable closed) {
            LOG.debug("nothing to flush: the store is closed");
        }
    }

    @Override
    public BatchResult insert(List<Observation> batch) {
        var now = clock.instant();
        var received = batch.stream()
                .map(observation -> new Received(observation, now))
                .toList();
        return writer.call(() -> committer.store(received));
    }

    @Override
    public List<Run> runs(String dependency, Instant from, Instant to) {
        return overlay.runs(dependency, from, to);
    }

    @Override
    public long version(String dependency) {
        return tails.version(dependency);
    }

    @Override
    public Map<String, Long> counts(Instant from, Instant to) {
        return overlay.counts(from, to);
    }

    @Override
    public void answerTimes(Instant from, Instant to, LatencyGrain grain, LatencyVisitor times) {
        overlay.answerTimes(from, to, grain, times);
    }

    @Override
    public List<Observation> observations(
            String dependency, Instant from, Instant to, Optional<Instant> after, int limit) {
        return overlay.observations(dependency, from, to, after, limit);
    }

    @Override
    public Optional<Observation> last(String dependency) {
        return overlay.last(dependency);
    }

    @Override
    public void tidy(RetentionPeriods retention, Instant now) {
        tidying.run(retention, now);
    }

    @Override
    public StoreState state() {
        return condition.now();
    }

    @Override
    public boolean add(Change change) {
        return writer.call(() -> committer.commit((session, effects) -> new ChangeRows(session).add(change)));
    }

    @Override
    public List<Change> changes(Instant from, Instant to) {
        writer.awaitOpened();
        return reader.changes(from, to);
    }

    /** The 5xx answers and error lines in it. */
    public ErrorStore errors() {
        return new StoredErrors(writer, committer, reader, clock);
    }

    /** The incidents in it. */
    public IncidentStore incidents() {
        return new StoredIncidents(writer, committer, reader);
    }

    /** The bookmarks in it. */
    public CheckpointStore bookmarks() {
        return new StoredCheckpoints(writer, committer, reader, clock);
    }

    @Override
    public void close() {
        writer.close();
    }
}
