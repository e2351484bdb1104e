// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.basics.TimeOrder;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunsAround;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the runs of the dependencies, the latest from memory where they were asked for before. Thread-safe. */
public final class StoredRuns {

    private final ObservationSnapshots snapshots;
    private final JournalFiling filing;
    private final RecentRunsCache recent;

    public StoredRuns(ObservationSnapshots snapshots, JournalFiling filing, RecentRunsCache recent) {
        this.snapshots = snapshots;
        this.filing = filing;
        this.recent = recent;
    }

    public List<Run> runs(String dependency, Instant from, Instant to) {
        var standIns = snapshots.standInsOf(dependency);
        var committed = committed(dependency, first(from, standIns), last(to, standIns));
        return standIns.isEmpty()
                ? Collections.unmodifiableList(RunsAround.of(committed, from, to))
                : List.copyOf(RunsAround.of(RunFragments.overlay(committed, standIns), from, to));
    }

    public Instant denseFrom(String dependency, Instant from, Instant to, int most) {
        if (recent.holds(dependency, from, most)) {
            return from;
        }
        // The few that are not filed add next to nothing to so many.
        var start = snapshots.readOf(
                dependency,
                OptionalLong.empty(),
                (session, id, unfiled) -> new RunRows(session, id, dependency)
                        .startBack(most, ColumnFormat.floorMillis(from), ColumnFormat.ceilMillis(to)));
        return start.isPresent() ? Instant.ofEpochMilli(start.getAsLong()) : from;
    }

    private List<Run> committed(String dependency, Instant from, Instant to) {
        var latest = recent.kept(dependency).or(() -> load(dependency));
        return latest.isEmpty()
                ? List.of()
                : latest.filter(runs -> runs.reachesBack(from))
                        .map(RecentRuns::runs)
                        .orElseGet(() -> around(dependency, from, to));
    }

    private Optional<RecentRuns> load(String dependency) {
        var before = recent.version(dependency);
        var loaded = snapshots.readOf(
                dependency,
                Optional.<RecentRuns>empty(),
                (session, id, unfiled) -> RunWalk.latest(new RunRows(session, id, dependency), RecentRunsCache.FIRST)
                        .map(runs -> runs.with(unfiled)));
        loaded.ifPresent(runs -> recent.offer(dependency, runs, before));
        return loaded;
    }

    private List<Run> around(String dependency, Instant from, Instant to) {
        // Or all runs up to now had to be read, to add what is not filed.
        filing.clear();
        return snapshots.readOf(dependency, List.<Run>of(), (session, id, unfiled) -> {
            var filed = RunWalk.around(new RunRows(session, id, dependency), first(from, unfiled), last(to, unfiled));
            return unfiled.isEmpty() ? filed : RunFragments.overlay(filed, unfiled);
        });
    }

    private static Instant first(Instant from, List<Observation> observations) {
        return observations.stream().map(Observation::startedAt).reduce(from, TimeOrder::earlier);
    }

    private static Instant last(Instant to, List<Observation> observations) {
        return observations.stream().map(Observation::startedAt).reduce(to, TimeOrder::later);
    }
}
