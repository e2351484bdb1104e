package dev.faultline.sqlite;

import dev.faultline.changes.Change;
import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Observation;
import dev.faultline.store.StoreUnavailable;
import dev.faultline.timeline.LatencyGrain;
import dev.faultline.timeline.LatencyVisitor;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunsAround;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what is committed. Thread-safe. While there is no database, there is nothing. */
final class DatabaseReader {

    private final DatabaseFile disk;
    private final RecentRunsCache tails;
    private final DamageReport report;

    /**
     * @param report is told when a read finds the file damaged
     */
    DatabaseReader(DatabaseFile disk, RecentRunsCache tails, DamageReport report) {
        this.disk = disk;
        this.tails = tails;
        this.report = report;
    }

    /** Takes note that a read found the file damaged. */
    interface DamageReport {
        void found(OpenDatabase in, SQLException damage);
    }

    List<Dependency> dependencies() {
        return read(List.of(), session -> new DependencyRows(session).all());
    }

    List<Change> changes(Instant from, Instant to) {
        return read(List.of(), session -> new ChangeRows(session).in(from, to));
    }

    List<Run> runs(String dependency, Instant from, Instant to) {
        try {
            var latest = tails.reachingBack(dependency, from, () -> tail(dependency));
            var enough = latest.isPresent()
                    ? latest.get()
                    : readOf(
                            dependency,
                            List.<Run>of(),
                            (session, id) -> RunWalk.around(new RunRows(session, id, dependency), from, to));
            return Collections.unmodifiableList(RunsAround.of(enough, from, to));
        } catch (SQLException unreadable) {
            throw unavailable(unreadable);
        }
    }

    Map<String, Long> counts(Instant from, Instant to) {
        return read(Map.of(), session -> ObservationCounts.of(session, MillisColumn.ceil(from), MillisColumn.ceil(to)));
    }

    void answerTimes(Instant from, Instant to, LatencyGrain grain, LatencyVisitor times) {
        read(true, session -> {
            LatencyRows.show(session, MillisColumn.ceil(from), MillisColumn.ceil(to), grain, times);
            return true;
        });
    }

    List<Observation> observations(String dependency, long fromMillis, long toMillis, int limit) {
        return readOf(
                dependency,
                List.of(),
                (session, id) -> Stream.concat(
                                new RawRows(session, id, dependency).in(fromMillis, toMillis, limit).stream(),
                                new BlockRows(session, id, dependency).in(fromMillis, toMillis, limit).stream())
                        .sorted(Comparator.comparing(Observation::startedAt))
                        .limit(limit)
                        .toList());
    }

    Optional<Observation> last(String dependency) {
        return readOf(
                dependency,
                Optional.empty(),
                (session, id) -> Stream.concat(
                                new RawRows(session, id, dependency).latest().stream(),
                                new BlockRows(session, id, dependency).latest().stream())
                        .max(Comparator.comparing(Observation::startedAt)));
    }

    private Optional<RecentRuns> tail(String dependency) throws SQLException {
        return readOf(
                dependency,
                Optional.empty(),
                (session, id) -> RunWalk.tail(new RunRows(session, id, dependency), RecentRunsCache.LONGEST));
    }

    private interface OfOne<T> {
        T in(SqliteSession session, long id) throws SQLException;
    }

    private <T> T readOf(String dependency, T none, OfOne<T> query) {
        return read(none, session -> {
            var id = new DependencyRows(session).id(dependency);
            return id.isPresent() ? query.in(session, id.getAsLong()) : none;
        });
    }

    /** What the query gives; {@code none} while there is no database. */
    <T> T read(T none, SqliteSession.Work<T> query) {
        var database = disk.database();
        if (database.isEmpty()) {
            return none;
        }
        try {
            return database.get().read(query);
        } catch (SQLException unreadable) {
            // It may have been replaced while it was read.
            if (!disk.database().equals(database)) {
                return read(none, query);
            }
            if (UnusableDatabase.isDamage(unreadable)) {
                report.found(database.get(), unreadable);
            }
            throw unavailable(unreadable);
        }
    }

    private static StoreUnavailable unavailable(SQLException failure) {
        return new StoreUnavailable("the store cannot be read: " + failure.getMessage(), failure);
    }
}
