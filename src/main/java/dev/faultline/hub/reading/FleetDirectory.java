// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import dev.faultline.hub.CellsAnswer;
import dev.faultline.hub.FleetDependency;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.FleetInstance.InstanceState;
import dev.faultline.hub.FleetRoster;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who is in the fleet, read anew at each question, from all databases at once. Thread-safe. */
public final class FleetDirectory {

    private final FleetCells cells;
    private volatile FleetRoster latest = FleetRoster.EMPTY;
    private volatile boolean readable;

    public FleetDirectory(FleetCells cells) {
        this.cells = cells;
    }

    /** Who is in one database. */
    record CellRoster(List<FleetInstance> instances, List<FleetDependency> dependencies) {}

    /** Of one app, or of all. */
    public FleetRoster read(Optional<String> app) {
        var answer = cells.ask(reader -> new CellRoster(reader.instances(app), reader.dependencies(app)));
        return roster(answer, Instant.MAX);
    }

    /** Reads all, and keeps it for those who cannot wait. */
    public void refresh() {
        var roster = read(Optional.empty());
        readable = roster.missing().size() < cells.names().size();
        latest = roster;
    }

    /** What {@link #refresh} read last. */
    public FleetRoster latest() {
        return latest;
    }

    /** Whether any database could be read then. */
    public boolean isReadable() {
        return readable;
    }

    /** With the dependencies that did not leave their config, or later than the given time. */
    static FleetRoster roster(CellsAnswer<CellRoster> answer, Instant since) {
        var all = answer.found().stream()
                .flatMap(cell -> cell.instances().stream())
                .sorted(Comparator.comparing(FleetInstance::app)
                        .thenComparing(FleetInstance::name)
                        .thenComparing(each -> each.life().started())
                        .thenComparing(FleetInstance::store))
                .toList();
        var newest = new HashMap<List<String>, Instant>();
        all.forEach(each ->
                newest.merge(key(each), each.life().started(), (one, other) -> one.isAfter(other) ? one : other));
        var instances = all.stream().map(each -> replaced(each, newest)).toList();
        var stores = instances.stream().map(FleetInstance::store).collect(Collectors.toSet());
        var dependencies = answer.found().stream()
                .flatMap(cell -> cell.dependencies().stream())
                .filter(each ->
                        each.removed().filter(at -> !at.isAfter(since)).isEmpty() && stores.contains(each.store()))
                .toList();
        return new FleetRoster(instances, dependencies, answer.missing());
    }

    /** One that is silent, and whose name another one has that started later, has ended. */
    private static FleetInstance replaced(FleetInstance each, Map<List<String>, Instant> newest) {
        var isReplaced = each.state() == InstanceState.GONE
                && each.life()
                        .started()
                        .isBefore(newest.getOrDefault(key(each), each.life().started()));
        return isReplaced ? each.in(InstanceState.ENDED) : each;
    }

    private static List<String> key(FleetInstance instance) {
        return List.of(instance.app(), instance.name());
    }
}
