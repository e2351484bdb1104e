// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.basics.TimeOrder;
import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.Transactions;
import dev.faultline.sqlite.engine.WriteQueue;
import dev.faultline.timeline.ExternalDependency;
import dev.faultline.timeline.LatencyGrain;
import dev.faultline.timeline.LatencyVisitor;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunsAround;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the observations, their runs and their dependencies: what is committed and, while the disk fails, what waits in
 * the queue laid over that. Thread-safe.
 */
public final class StoredObservations {

    private final Transactions transactions;
    private final WriteQueue queue;
    private final RecentRunsCache recent;

    public StoredObservations(Transactions transactions, WriteQueue queue, RecentRunsCache recent) {
        this.transactions = transactions;
        this.queue = queue;
        this.recent = recent;
    }

    private interface OfOne<T> {
        T in(SqliteSession session, long id) throws SQLException;
    }

    /** By name: the given ones, which were remembered since the start, and those in the store; the others are external. */
    public List<Dependency> dependencies(List<Dependency> remembered) {
        var byName = new TreeMap<String, Dependency>();
        standIns().forEach(one -> byName.computeIfAbsent(one.dependency(), name -> ExternalDependency.of(one)));
        transactions
                .read(List.<Dependency>of(), session -> new DependencyRows(session).all())
                .forEach(dependency -> byName.put(dependency.name(), dependency));
        remembered.forEach(dependency -> byName.put(dependency.name(), dependency));
        return List.copyOf(byName.values());
    }

    public List<Run> runs(String dependency, Instant from, Instant to) {
        var standIns = standInsOf(dependency);
        if (standIns.isEmpty()) {
            return committedRuns(dependency, from, to);
        }
        var starts = standIns.stream().map(Observation::startedAt).toList();
        var first = Collections.min(starts);
        var last = Collections.max(starts);
        var committed = committedRuns(dependency, first.isBefore(from) ? first : from, last.isAfter(to) ? last : to);
        return List.copyOf(RunsAround.of(RunFragments.overlay(committed, standIns), from, to));
    }

    public Instant denseFrom(String dependency, Instant from, Instant to, int most) {
        if (recent.holds(dependency, from, most)) {
            return from;
        }
        var start = readOf(
                dependency,
                OptionalLong.empty(),
                (session, id) -> new RunRows(session, id, dependency)
                        .startBack(most, ColumnFormat.floorMillis(from), ColumnFormat.ceilMillis(to)));
        return start.isPresent() ? Instant.ofEpochMilli(start.getAsLong()) : from;
    }

    private List<Run> committedRuns(String dependency, Instant from, Instant to) {
        var latest = recent.reachingBack(
                dependency,
                from,
                most -> readOf(
                        dependency,
                        Optional.empty(),
                        (session, id) -> RunWalk.latest(new RunRows(session, id, dependency), most)));
        var runs = latest.orElseGet(() -> readOf(
                dependency,
                List.of(),
                (session, id) -> RunWalk.around(new RunRows(session, id, dependency), from, to)));
        return Collections.unmodifiableList(RunsAround.of(runs, from, to));
    }

    public Map<String, Long> counts(Instant from, Instant to, LatencyVisitor times) {
        var counts = new HashMap<>(transactions.read(
                Map.<String, Long>of(),
                session -> ObservationCounts.of(
                        session, ColumnFormat.ceilMillis(from), ColumnFormat.ceilMillis(to), times)));
        standIns(from, to).stream()
                .map(one -> Map.entry(one.dependency(), one.startedAt()))
                .distinct()
                .forEach(start -> counts.merge(start.getKey(), 1L, Long::sum));
        standIns(from, to).forEach(one -> LatencyRows.show(one, times));
        return counts;
    }

    public void answerTimes(Instant from, Instant to, LatencyGrain grain, LatencyVisitor times) {
        transactions.read(true, session -> {
            LatencyRows.show(session, ColumnFormat.ceilMillis(from), ColumnFormat.ceilMillis(to), grain, times);
            return true;
        });
        standIns(from, to).forEach(one -> LatencyRows.show(one, times));
    }

    private List<Observation> standIns(Instant from, Instant to) {
        return standIns().stream()
                .filter(one ->
                        !one.startedAt().isBefore(from) && one.startedAt().isBefore(to))
                .toList();
    }

    public List<Observation> observations(
            String dependency, Instant from, Instant to, Optional<Instant> after, int limit) {
        var begin = ColumnFormat.ceilMillis(from);
        var first = after.map(start -> Math.max(ColumnFormat.floorMillis(start) + 1, begin))
                .orElse(begin);
        var end = ColumnFormat.ceilMillis(to);
        if (first >= end) {
            return List.of();
        }
        var standIns = standInsOf(dependency).stream()
                .filter(one -> one.startedAt().toEpochMilli() >= first
                        && one.startedAt().toEpochMilli() < end);
        var committed = readOf(
                dependency,
                List.<Observation>of(),
                (session, id) -> Stream.concat(
                                new RawRows(session, id, dependency).in(first, end, limit).stream(),
                                new BlockRows(session, id, dependency).in(first, end, limit).stream())
                        .toList());
        var byStart = new TreeMap<Instant, Observation>();
        Stream.concat(committed.stream(), standIns).forEach(one -> byStart.putIfAbsent(one.startedAt(), one));
        return byStart.values().stream().limit(limit).toList();
    }

    public Optional<Observation> last(String dependency) {
        var latest = new ArrayList<>(standInsOf(dependency));
        latest.addAll(readOf(
                dependency,
                List.of(),
                (session, id) -> Stream.concat(
                                new RawRows(session, id, dependency).latest().stream(),
                                new BlockRows(session, id, dependency).latest().stream())
                        .toList()));
        return latest.stream().max(Comparator.comparing(Observation::startedAt));
    }

    /** As {@link #last} says of each, all at once: a transaction for each costs more than what it reads. */
    public Map<String, Instant> lastStarts() {
        var starts = new HashMap<String, Instant>();
        standIns().forEach(one -> starts.merge(one.dependency(), one.startedAt(), TimeOrder::later));
        transactions
                .read(Map.<String, Instant>of(), LastStarts::in)
                .forEach((name, start) -> starts.merge(name, start, TimeOrder::later));
        return starts;
    }

    /** What waits in place of the disk. Ask for it first: what is written meanwhile is then found in the database. */
    private List<Observation> standIns() {
        transactions.awaitOpened();
        return queue.standIns();
    }

    private List<Observation> standInsOf(String dependency) {
        return standIns().stream()
                .filter(one -> one.dependency().equals(dependency))
                .toList();
    }

    private <T> T readOf(String dependency, T none, OfOne<T> query) {
        return transactions.read(none, session -> {
            var id = new DependencyRows(session).id(dependency);
            return id.isPresent() ? query.in(session, id.getAsLong()) : none;
        });
    }
}
