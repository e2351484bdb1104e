package dev.faultline.sqlite;

import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Observation;
import dev.faultline.timeline.ExternalDependency;
import dev.faultline.timeline.LatencyGrain;
import dev.faultline.timeline.LatencyVisitor;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunsAround;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is committed and, while the disk fails, what stands in for it laid over that. Waits until the file is open.
 * Thread-safe.
 */
final class ReadView {

    private final DatabaseWriter writer;
    private final DatabaseReader reader;
    private final WriteQueue inbox;

    ReadView(DatabaseWriter writer, DatabaseReader reader, WriteQueue inbox) {
        this.writer = writer;
        this.reader = reader;
        this.inbox = inbox;
    }

    /** By name; those that nobody has remembered are external. */
    SortedMap<String, Dependency> dependencies() {
        writer.awaitOpened();
        var byName = new TreeMap<String, Dependency>();
        inbox.standIns().forEach(one -> byName.computeIfAbsent(one.dependency(), name -> ExternalDependency.of(one)));
        reader.dependencies().forEach(dependency -> byName.put(dependency.name(), dependency));
        return byName;
    }

    List<Run> runs(String dependency, Instant from, Instant to) {
        writer.awaitOpened();
        var standIns = inbox.standInsOf(dependency);
        if (standIns.isEmpty()) {
            return reader.runs(dependency, from, to);
        }
        var first = standIns.stream()
                .map(Observation::startedAt)
                .min(Instant::compareTo)
                .orElseThrow();
        var last = standIns.stream()
                .map(Observation::startedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        var stored = reader.runs(dependency, first.isBefore(from) ? first : from, last.isAfter(to) ? last : to);
        return List.copyOf(RunsAround.of(RunFragments.overlay(stored, standIns), from, to));
    }

    Map<String, Long> counts(Instant from, Instant to) {
        writer.awaitOpened();
        var counts = new HashMap<>(reader.counts(from, to));
        inbox.standIns().stream()
                .filter(one ->
                        !one.startedAt().isBefore(from) && one.startedAt().isBefore(to))
                .map(one -> Map.entry(one.dependency(), one.startedAt()))
                .distinct()
                .forEach(start -> counts.merge(start.getKey(), 1L, Long::sum));
        return counts;
    }

    void answerTimes(Instant from, Instant to, LatencyGrain grain, LatencyVisitor times) {
        writer.awaitOpened();
        reader.answerTimes(from, to, grain, times);
        for (var standIn : inbox.standIns()) {
            var start = standIn.startedAt();
            if (!start.isBefore(from) && start.isBefore(to) && LatencyRows.isAnswer(standIn.status())) {
                var at = start.toEpochMilli();
                times.took(standIn.dependency(), at, at, 1, MicrosColumn.of(standIn.duration()));
            }
        }
    }

    List<Observation> observations(String dependency, Instant from, Instant to, Optional<Instant> after, int limit) {
        writer.awaitOpened();
        var first = after.map(start -> Math.max(MillisColumn.floor(start) + 1, MillisColumn.ceil(from)))
                .orElseGet(() -> MillisColumn.ceil(from));
        var end = MillisColumn.ceil(to);
        var byStart = new TreeMap<Instant, Observation>();
        for (var standIn : inbox.standInsOf(dependency)) {
            var start = standIn.startedAt().toEpochMilli();
            if (start >= first && start < end) {
                byStart.putIfAbsent(standIn.startedAt(), standIn);
            }
        }
        if (first < end) {
            reader.observations(dependency, first, end, limit).forEach(one -> byStart.put(one.startedAt(), one));
        }
        return byStart.values().stream().limit(limit).toList();
    }

    Optional<Observation> last(String dependency) {
        writer.awaitOpened();
        var all = new ArrayList<>(inbox.standInsOf(dependency));
        reader.last(dependency).ifPresent(all::add);
        return all.stream().max(Comparator.comparing(Observation::startedAt));
    }
}
