// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import dev.faultline.fleet.ShippedRun;
import dev.faultline.hub.CellsAnswer;
import dev.faultline.hub.FleetDependency;
import dev.faultline.hub.FleetHistory;
import dev.faultline.hub.FleetHistory.InstanceIncident;
import dev.faultline.hub.FleetHistory.NoticedChange;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.reading.HistoryReader.StoredClock;
import dev.faultline.hub.reading.HistoryReader.StoredRun;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was in the fleet, from all databases at once. Thread-safe. */
public final class FleetArchive {

    static final String NEIGHBOURS =
            "SELECT DISTINCT app FROM faultline.dependency WHERE endpoints && ? AND removed_at IS NULL";

    /** So many other apps that share an endpoint are asked about at most. */
    private static final int MOST_NEIGHBOURS = 10;

    private final FleetCells cells;

    public FleetArchive(FleetCells cells) {
        this.cells = cells;
    }

    private record CellHistory(
            List<FleetInstance> instances,
            List<FleetDependency> dependencies,
            List<StoredRun> runs,
            List<StoredClock> clocks,
            List<NoticedChange> changes,
            List<InstanceIncident> incidents) {}

    /** What the databases have of one app, from the one instant to the other. */
    public FleetHistory history(String app, Instant from, Instant to) {
        var answer = cells.ask(reader -> {
            var asked = Optional.of(app);
            var history = HistoryReader.of(reader.connection(), app, from, to);
            return new CellHistory(
                    reader.instances(asked, from),
                    reader.dependencies(asked),
                    history.runs(),
                    history.clocks(),
                    history.changes(),
                    history.incidents());
        });
        return history(answer, from);
    }

    /** The incidents of one app, or of all, in days that touch the span; without what was observed. */
    public FleetHistory incidents(Optional<String> app, Instant from, Instant to) {
        var answer = cells.ask(reader -> {
            var instances = reader.instances(app, from);
            var clocks = new ArrayList<StoredClock>();
            var incidents = new ArrayList<InstanceIncident>();
            var apps = app.<Set<String>>map(Set::of)
                    .orElseGet(() -> instances.stream().map(FleetInstance::app).collect(Collectors.toSet()));
            for (var each : apps) {
                var history = HistoryReader.of(reader.connection(), each, from, to);
                incidents.addAll(history.incidents());
                if (!incidents.isEmpty()) {
                    clocks.addAll(history.clocks());
                }
            }
            return new CellHistory(instances, List.of(), List.of(), clocks, List.of(), incidents);
        });
        return history(answer, from);
    }

    private static FleetHistory history(CellsAnswer<CellHistory> answer, Instant since) {
        var runs = new HashMap<UUID, Map<String, List<ShippedRun>>>();
        var clocks = new HashMap<UUID, TreeMap<Instant, Duration>>();
        for (var cell : answer.found()) {
            for (var each : cell.runs()) {
                runs.computeIfAbsent(each.store(), store -> new HashMap<>())
                        .computeIfAbsent(each.shipped().run().dependency(), name -> new ArrayList<>())
                        .add(each.shipped());
            }
            for (var each : cell.clocks()) {
                clocks.computeIfAbsent(each.store(), store -> new TreeMap<>()).put(each.at(), each.ahead());
            }
        }
        var cellRosters = new CellsAnswer<>(
                answer.found().stream()
                        .map(cell -> new FleetDirectory.CellRoster(cell.instances(), cell.dependencies()))
                        .toList(),
                answer.missing());
        return new FleetHistory(
                FleetDirectory.roster(cellRosters, since),
                runs,
                clocks,
                answer.found().stream().flatMap(cell -> cell.changes().stream()).toList(),
                answer.found().stream()
                        .flatMap(cell -> cell.incidents().stream())
                        .toList(),
                answer.found().stream().anyMatch(cell -> cell.runs().size() > HistoryReader.MOST_RUNS));
    }

    /** What other apps have that depend on one of these endpoints, by the app. */
    public Map<String, FleetHistory> neighbours(String app, Collection<String> endpoints, Instant from, Instant to) {
        var apps = new TreeSet<String>();
        cells.ask(reader -> apps(reader, endpoints)).found().forEach(apps::addAll);
        apps.remove(app);
        var found = new TreeMap<String, FleetHistory>();
        apps.stream().limit(MOST_NEIGHBOURS).forEach(other -> found.put(other, history(other, from, to)));
        return found;
    }

    private static Set<String> apps(CellReader reader, Collection<String> endpoints) throws SQLException {
        var connection = reader.connection();
        try (var statement = connection.prepareStatement(NEIGHBOURS)) {
            statement.setArray(1, connection.createArrayOf("text", endpoints.toArray()));
            try (var rows = statement.executeQuery()) {
                var found = new TreeSet<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }
}
