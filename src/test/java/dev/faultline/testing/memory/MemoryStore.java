// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing.memory;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeStore;
import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.store.BatchResult;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.store.StoreState;
import dev.faultline.timeline.ExternalDependency;
import dev.faultline.timeline.LatencyGrain;
import dev.faultline.timeline.LatencyVisitor;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunBuilder;
import dev.faultline.timeline.RunsAround;
import dev.faultline.timeline.StoredPrecision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps every observation in a sorted map and folds on each read: the plain statement of what a store does. What has
 * outlived the retention of observations is hidden, yet still folded. Unbounded; for tests.
 */
public final class MemoryStore implements ObservationStore, ChangeStore {

    private final InstantSource clock;
    private final Map<String, Dependency> remembered = new TreeMap<>();
    private final Map<String, Dependency> external = new TreeMap<>();
    private final Map<String, TreeMap<Instant, Kept>> kept = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private long version;
    private long rewrites;

    public MemoryStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void remember(Dependency dependency) {
        remembered.put(dependency.name(), dependency);
    }

    @Override
    public synchronized List<Dependency> dependencies() {
        var all = new TreeMap<>(external);
        all.putAll(remembered);
        return List.copyOf(all.values());
    }

    @Override
    public void record(Observation observation) {
        insert(List.of(observation));
    }

    @Override
    public void flush() {}

    @Override
    public synchronized BatchResult insert(List<Observation> batch) {
        var stored = 0;
        for (var given : batch) {
            var observation = StoredPrecision.cut(given);
            external.computeIfAbsent(observation.dependency(), name -> ExternalDependency.of(observation));
            var known = of(observation.dependency());
            rewrites += known.isEmpty() || known.lastKey().isBefore(observation.startedAt()) ? 0 : 1;
            var before = known.putIfAbsent(observation.startedAt(), new Kept(observation, clock.instant(), false));
            stored += before == null ? 1 : 0;
        }
        version++;
        return new BatchResult(stored, batch.size() - stored);
    }

    @Override
    public synchronized List<Run> runs(String dependency, Instant from, Instant to) {
        return List.copyOf(RunsAround.of(folded(dependency), from, to));
    }

    @Override
    public synchronized Instant denseFrom(String dependency, Instant from, Instant to, int most) {
        var starts = folded(dependency).stream()
                .map(Run::firstStart)
                .filter(start -> start.isBefore(to))
                .toList();
        var first = starts.size() - 1 - most;
        return first >= 0 && starts.get(first).isAfter(from) ? starts.get(first) : from;
    }

    @Override
    public synchronized long version(String dependency) {
        return version;
    }

    @Override
    public synchronized long rewrites(String dependency) {
        return rewrites;
    }

    @Override
    public synchronized Map<String, Long> counts(Instant from, Instant to, LatencyVisitor times) {
        var counts = new TreeMap<String, Long>();
        if (from.isBefore(to)) {
            answerTimes(from, to, LatencyGrain.EACH, times);
            kept.forEach((dependency, observations) ->
                    counts.put(dependency, (long) observations.subMap(from, to).size()));
        }
        return counts;
    }

    @Override
    public synchronized void answerTimes(Instant from, Instant to, LatencyGrain grain, LatencyVisitor times) {
        kept.forEach((dependency, all) -> {
            var hours = new TreeMap<Instant, List<Observation>>();
            for (var one : all.values()) {
                var seen = one.observation();
                var start = seen.startedAt();
                var hour = start.truncatedTo(ChronoUnit.HOURS);
                if (seen.status() != Status.UP && seen.status() != Status.DEGRADED) {
                    continue;
                }
                if (grain == LatencyGrain.HOUR || one.expired()) {
                    hours.computeIfAbsent(hour, each -> new ArrayList<>()).add(seen);
                } else if (!start.isBefore(from) && start.isBefore(to)) {
                    took(dependency, List.of(seen), times);
                }
            }
            hours.forEach((hour, sum) -> {
                if (hour.isBefore(to) && hour.plus(1, ChronoUnit.HOURS).isAfter(from)) {
                    took(dependency, sum, times);
                }
            });
        });
    }

    private static void took(String dependency, List<Observation> observations, LatencyVisitor times) {
        times.took(
                dependency,
                observations.get(0).startedAt().toEpochMilli(),
                observations.get(observations.size() - 1).startedAt().toEpochMilli(),
                observations.size(),
                observations.stream()
                        .mapToLong(one -> one.duration().toNanos() / 1_000)
                        .sum());
    }

    @Override
    public synchronized List<Observation> observations(
            String dependency, Instant from, Instant to, Optional<Instant> after, int limit) {
        return of(dependency).values().stream()
                .filter(one -> !one.expired())
                .map(Kept::observation)
                .filter(one ->
                        !one.startedAt().isBefore(from) && one.startedAt().isBefore(to))
                .filter(one -> after.isEmpty() || one.startedAt().isAfter(after.get()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Observation> last(String dependency) {
        return of(dependency).descendingMap().values().stream()
                .filter(one -> !one.expired())
                .map(Kept::observation)
                .findFirst();
    }

    @Override
    public synchronized Map<String, Instant> lastStarts() {
        var starts = new TreeMap<String, Instant>();
        kept.keySet().forEach(name -> last(name).ifPresent(found -> starts.put(name, found.startedAt())));
        return starts;
    }

    @Override
    public synchronized void tidy(RetentionPeriods retention, Instant now) {
        for (var dependency : List.copyOf(kept.keySet())) {
            var observations = of(dependency);
            observations.replaceAll((start, one) -> one.receivedAt().isBefore(now.minus(retention.observations()))
                    ? new Kept(one.observation(), one.receivedAt(), true)
                    : one);
            for (var run : folded(dependency)) {
                if (run.lastEnd().isBefore(now.minus(retention.timelines()))) {
                    observations
                            .subMap(run.firstStart(), true, run.lastStart(), true)
                            .clear();
                }
            }
            if (observations.isEmpty()) {
                kept.remove(dependency);
                external.remove(dependency);
            }
        }
        changes.removeIf(change -> change.at().isBefore(now.minus(retention.timelines())));
        version++;
        rewrites++;
    }

    @Override
    public synchronized StoreState state() {
        var raw = kept.values().stream()
                .flatMap(observations -> observations.values().stream())
                .filter(one -> !one.expired())
                .count();
        return new StoreState(true, 0, 0, Duration.ZERO, raw, 0, 0, List.of(), true);
    }

    @Override
    public synchronized boolean add(Change change) {
        var isNew = changes.stream().noneMatch(other -> isSame(other, change));
        if (isNew) {
            changes.add(change);
        }
        return isNew;
    }

    @Override
    public synchronized List<Change> changes(Instant from, Instant to) {
        return changes.stream()
                .filter(change -> !change.at().isBefore(from) && !change.at().isAfter(to))
                .sorted(Comparator.comparing(Change::at).reversed())
                .toList();
    }

    @Override
    public void close() {}

    private TreeMap<Instant, Kept> of(String dependency) {
        return kept.computeIfAbsent(dependency, name -> new TreeMap<>());
    }

    private List<Run> folded(String dependency) {
        return RunBuilder.fold(
                of(dependency).values().stream().map(Kept::observation).toList());
    }

    private static boolean isSame(Change one, Change other) {
        return one.at().equals(other.at())
                && one.kind() == other.kind()
                && one.subject().equals(other.subject())
                && one.version().equals(other.version());
    }

    private record Kept(Observation observation, Instant receivedAt, boolean expired) {}
}
