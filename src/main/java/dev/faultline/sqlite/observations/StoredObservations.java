// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.basics.TimeOrder;
import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.Transactions;
import dev.faultline.timeline.ExternalDependency;
import dev.faultline.timeline.LatencyGrain;
import dev.faultline.timeline.LatencyVisitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the observations and their dependencies. Thread-safe. */
public final class StoredObservations {

    private final Transactions transactions;
    private final ObservationSnapshots snapshots;
    private final RowTallies tallies;

    public StoredObservations(Transactions transactions, ObservationSnapshots snapshots, RowTallies tallies) {
        this.transactions = transactions;
        this.snapshots = snapshots;
        this.tallies = tallies;
    }

    /** By name: the given ones, which were remembered since the start, and those in the store; the others are external. */
    public List<Dependency> dependencies(List<Dependency> remembered) {
        var byName = new TreeMap<String, Dependency>();
        snapshots
                .standIns()
                .forEach(one -> byName.computeIfAbsent(one.dependency(), name -> ExternalDependency.of(one)));
        transactions
                .read(List.<Dependency>of(), session -> new DependencyRows(session).all())
                .forEach(dependency -> byName.put(dependency.name(), dependency));
        remembered.forEach(dependency -> byName.put(dependency.name(), dependency));
        return List.copyOf(byName.values());
    }

    public Map<String, Long> counts(Instant from, Instant to, LatencyVisitor times) {
        var span = new StartSpan(ColumnFormat.ceilMillis(from), ColumnFormat.ceilMillis(to));
        var counts = new HashMap<String, Long>();
        var standIns = span.of(snapshots.standIns());
        var before = tallies.changes();
        snapshots.read(true, (session, unfiled) -> {
            counts.putAll(ObservationCounts.of(session, span.first(), span.end(), times, tallies, before));
            count(span.of(unfiled), counts, times);
            return true;
        });
        count(standIns, counts, times);
        return counts;
    }

    private static void count(List<Observation> observations, Map<String, Long> counts, LatencyVisitor times) {
        observations.stream()
                .map(one -> Map.entry(one.dependency(), one.startedAt()))
                .distinct()
                .forEach(start -> counts.merge(start.getKey(), 1L, Long::sum));
        observations.forEach(one -> LatencyRows.show(one, times));
    }

    public void answerTimes(Instant from, Instant to, LatencyGrain grain, LatencyVisitor times) {
        var span = new StartSpan(ColumnFormat.ceilMillis(from), ColumnFormat.ceilMillis(to));
        var standIns = span.of(snapshots.standIns());
        snapshots.read(true, (session, unfiled) -> {
            LatencyRows.show(session, span.first(), span.end(), grain, times);
            span.of(unfiled).forEach(one -> LatencyRows.show(one, times));
            return true;
        });
        standIns.forEach(one -> LatencyRows.show(one, times));
    }

    public List<Observation> observations(
            String dependency, Instant from, Instant to, Optional<Instant> after, int limit) {
        var begin = ColumnFormat.ceilMillis(from);
        var first = after.map(start -> Math.max(ColumnFormat.floorMillis(start) + 1, begin))
                .orElse(begin);
        var span = new StartSpan(first, ColumnFormat.ceilMillis(to));
        if (span.isEmpty()) {
            return List.of();
        }
        var standIns = span.of(snapshots.standInsOf(dependency));
        var committed = snapshots.readOf(
                dependency,
                List.<Observation>of(),
                (session, id, unfiled) -> Stream.of(
                                new RawRows(session, id, dependency).in(first, span.end(), limit),
                                new BlockRows(session, id, dependency).in(first, span.end(), limit),
                                span.of(unfiled))
                        .flatMap(List::stream)
                        .toList());
        var byStart = new TreeMap<Instant, Observation>();
        Stream.concat(committed.stream(), standIns.stream()).forEach(one -> byStart.putIfAbsent(one.startedAt(), one));
        return byStart.values().stream().limit(limit).toList();
    }

    public Optional<Observation> last(String dependency) {
        var latest = new ArrayList<>(snapshots.standInsOf(dependency));
        latest.addAll(snapshots.readOf(
                dependency,
                List.of(),
                (session, id, unfiled) -> unfiled.isEmpty()
                        ? Stream.concat(
                                        new RawRows(session, id, dependency).latest().stream(),
                                        new BlockRows(session, id, dependency).latest().stream())
                                .toList()
                        : List.of(unfiled.get(unfiled.size() - 1))));
        return latest.stream().max(Comparator.comparing(Observation::startedAt));
    }

    /** As {@link #last} says of each, all at once: a transaction for each costs more than what it reads. */
    public Map<String, Instant> lastStarts() {
        var starts = new HashMap<String, Instant>();
        var standIns = snapshots.standIns();
        snapshots.read(true, (session, unfiled) -> {
            starts.putAll(LastStarts.in(session));
            merge(unfiled, starts);
            return true;
        });
        merge(standIns, starts);
        return starts;
    }

    private static void merge(List<Observation> observations, Map<String, Instant> starts) {
        observations.forEach(one -> starts.merge(one.dependency(), one.startedAt(), TimeOrder::later));
    }

    /** Starts from the first millisecond to before the last one. */
    private record StartSpan(long first, long end) {

        boolean isEmpty() {
            return first >= end;
        }

        List<Observation> of(List<Observation> observations) {
            return observations.stream()
                    .filter(one -> one.startedAt().toEpochMilli() >= first
                            && one.startedAt().toEpochMilli() < end)
                    .toList();
        }
    }
}
