// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import dev.faultline.basics.TimeOrder;
import dev.faultline.hub.FleetHistory;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.FleetObservations.GapReason;
import dev.faultline.hub.FleetObservations.ObservationGap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Of which hours of a span observations were made that are not there, and why. */
final class HourGaps {

    /** An hour is packed an hour after its end, and shipped within a quarter of one; and a batch takes its time. */
    private static final Duration LATEST = Duration.ofMinutes(80);

    private static final Duration HOUR = Duration.ofHours(1);

    private final Instant from;
    private final Instant to;
    private final Map<UUID, TreeSet<Long>> observed = new HashMap<>();
    private final Map<UUID, Set<Long>> packed = new HashMap<>();
    private final Map<UUID, Set<Long>> unreadable = new HashMap<>();

    HourGaps(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    void observed(UUID store, long hour) {
        observed.computeIfAbsent(store, any -> new TreeSet<>()).add(hour);
    }

    void packed(UUID store, long hour) {
        packed.computeIfAbsent(store, any -> new HashSet<>()).add(hour);
    }

    void unreadable(UUID store, long hour) {
        observed(store, hour);
        unreadable.computeIfAbsent(store, any -> new HashSet<>()).add(hour);
    }

    /** Those of the instances, by the database's clock. */
    List<ObservationGap> of(Collection<FleetInstance> instances, FleetHistory clocks) {
        var found = new ArrayList<ObservationGap>();
        for (var instance : instances) {
            for (var hour : observed.getOrDefault(instance.store(), new TreeSet<>())) {
                reason(instance, hour).ifPresent(reason -> add(found, gap(instance, hour, reason, clocks)));
            }
            unreported(instance).ifPresent(found::add);
        }
        found.removeIf(gap -> !gap.from().isBefore(gap.to()));
        found.sort(ObservationGap.ORDER);
        return found;
    }

    private Optional<GapReason> reason(FleetInstance instance, long hour) {
        if (unreadable.getOrDefault(instance.store(), Set.of()).contains(hour)) {
            return Optional.of(GapReason.UNREADABLE);
        }
        if (packed.getOrDefault(instance.store(), Set.of()).contains(hour)) {
            return Optional.empty();
        }
        var due = instance.clock().corrected(BlockSearch.startOf(hour + 1)).plus(LATEST);
        return Optional.of(due.isAfter(instance.asked()) ? GapReason.PENDING : GapReason.ABSENT);
    }

    private ObservationGap gap(FleetInstance instance, long hour, GapReason reason, FleetHistory clocks) {
        var start = BlockSearch.startOf(hour);
        var begin = start.minus(clocks.ahead(instance, start));
        return new ObservationGap(
                instance, TimeOrder.later(from, begin), TimeOrder.earlier(to, begin.plus(HOUR)), reason);
    }

    /** Hours that follow one another are one gap. */
    private static void add(List<ObservationGap> found, ObservationGap next) {
        var last = found.isEmpty() ? null : found.get(found.size() - 1);
        if (last != null
                && last.instance().equals(next.instance())
                && last.reason() == next.reason()
                && !last.to().isBefore(next.from())) {
            found.set(found.size() - 1, new ObservationGap(last.instance(), last.from(), next.to(), last.reason()));
        } else {
            found.add(next);
        }
    }

    /** The time since it fell silent, until it is forgotten. */
    private Optional<ObservationGap> unreported(FleetInstance instance) {
        if (instance.isKnown() || instance.life().ended().isPresent()) {
            return Optional.empty();
        }
        var until = instance.reportedUntil()
                .orElse(instance.clock().corrected(instance.life().started()));
        return Optional.of(new ObservationGap(
                instance,
                TimeOrder.later(from, until),
                TimeOrder.earlier(
                        to,
                        TimeOrder.later(until, instance.shipped().reported()).plus(FleetInstance.FORGOTTEN)),
                GapReason.UNREPORTED));
    }
}
