// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub;

import dev.faultline.fleet.ShippedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the databases have of one app in a span of time. Times are by the clocks of the instances, until they are corrected.
 *
 * @param roster its instances and dependencies
 * @param runs by the store and the dependency
 * @param clocks by how much the clock of a store was ahead, from when on by the database's clock
 * @param changes that the instances noticed
 * @param incidents that they had
 * @param cut whether there were too many runs, so that some are missing
 */
public record FleetHistory(
        FleetRoster roster,
        Map<UUID, Map<String, List<ShippedRun>>> runs,
        Map<UUID, ? extends NavigableMap<Instant, Duration>> clocks,
        List<NoticedChange> changes,
        List<InstanceIncident> incidents,
        boolean cut) {

    /** A change that one instance noticed. */
    public record NoticedChange(UUID store, Instant at, String kind, String subject, String version) {}

    /** An incident of one instance. */
    public record InstanceIncident(
            String app,
            UUID store,
            String id,
            String state,
            Instant from,
            Instant to,
            Optional<String> route,
            long errors) {}

    /** The runs of one dependency as an instance observed it. */
    public List<ShippedRun> runs(UUID store, String dependency) {
        return runs.getOrDefault(store, Map.of()).getOrDefault(dependency, List.of());
    }

    /** By how much the clock of an instance was ahead at that time. */
    public Duration ahead(FleetInstance instance, Instant at) {
        NavigableMap<Instant, Duration> known = Optional.<NavigableMap<Instant, Duration>>ofNullable(
                        clocks.get(instance.store()))
                .orElseGet(TreeMap::new);
        var then = Optional.ofNullable(known.floorEntry(at)).or(() -> Optional.ofNullable(known.firstEntry()));
        return then.map(Map.Entry::getValue).orElse(instance.clock().ahead());
    }
}
