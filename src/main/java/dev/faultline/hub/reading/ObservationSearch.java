// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import dev.faultline.basics.TimeOrder;
import dev.faultline.hub.FleetHistory;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.FleetObservations.InstanceObservation;
import dev.faultline.hub.FleetObservations.ObservationGap;
import dev.faultline.hub.FleetRoster;
import dev.faultline.hub.ObservationQuestion;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.observations.PackedBlock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.UUID;

/** Finds in one database the first observations of a span, and what of it is missing there. For one question. */
final class ObservationSearch {

    private final CellReader reader;
    private final ObservationQuestion question;
    private final Map<UUID, FleetInstance> instances = new HashMap<>();
    private final HourGaps gaps;
    private final PriorityQueue<InstanceObservation> kept = new PriorityQueue<>(InstanceObservation.ORDER.reversed());
    private FleetHistory clocks = new FleetHistory(FleetRoster.EMPTY, Map.of(), Map.of(), List.of(), List.of(), false);
    private Duration most = Duration.ZERO;

    ObservationSearch(CellReader reader, ObservationQuestion question) {
        this.reader = reader;
        this.question = question;
        this.gaps = new HourGaps(question.from(), question.to());
    }

    /**
     * What there is in one database.
     *
     * @param observations one more than were asked for, if there are as many
     */
    record CellObservations(
            List<FleetInstance> instances,
            boolean known,
            List<InstanceObservation> observations,
            List<ObservationGap> gaps) {}

    CellObservations find() throws SQLException {
        var app = Optional.of(question.app());
        reader.instances(app, question.from()).stream()
                .filter(each -> question.instance().isEmpty()
                        || question.instance().get().equals(each.name()))
                .forEach(each -> instances.put(each.store(), each));
        var known = reader.dependencies(app).stream()
                .anyMatch(each -> each.dependency().name().equals(question.dependency()));
        readClocks();
        var leads = instances.values().stream().map(FleetInstance::clock).map(clock -> clock.ahead());
        var all = new ArrayList<>(leads.toList());
        clocks.clocks().values().forEach(each -> all.addAll(each.values()));
        most = all.stream().reduce(Duration.ZERO, TimeOrder::longer);
        var least = all.stream().reduce(Duration.ZERO, TimeOrder::shorter);
        var search = new BlockSearch(
                reader.connection(),
                question.app(),
                question.dependency(),
                instances.keySet(),
                BlockSearch.hourOf(question.from().plus(least)),
                BlockSearch.hourOf(question.to().plus(most)));
        search.observedHours(gaps::observed);
        search.packedHours(gaps::packed);
        search.blocks(this::take);
        var found = new ArrayList<>(kept);
        found.sort(InstanceObservation.ORDER);
        return new CellObservations(List.copyOf(instances.values()), known, found, gaps.of(instances.values(), clocks));
    }

    private void readClocks() throws SQLException {
        var byStore = new HashMap<UUID, TreeMap<Instant, Duration>>();
        for (var each : HistoryReader.of(reader.connection(), question.app(), question.from(), question.to())
                .clocks()) {
            if (instances.containsKey(each.store())) {
                byStore.computeIfAbsent(each.store(), store -> new TreeMap<>()).put(each.at(), each.ahead());
            }
        }
        clocks = new FleetHistory(FleetRoster.EMPTY, Map.of(), byStore, List.of(), List.of(), false);
    }

    private boolean take(UUID store, long hour, byte[] bytes) {
        var last = kept.peek();
        if (last != null
                && kept.size() > question.limit()
                && BlockSearch.startOf(hour).minus(most).isAfter(last.at())) {
            return false;
        }
        var instance = Optional.ofNullable(instances.get(store)).orElseThrow();
        try {
            PackedBlock.unpack(question.dependency(), bytes).forEach(each -> take(instance, each));
        } catch (IllegalArgumentException damaged) {
            gaps.unreadable(store, hour);
        }
        return true;
    }

    private void take(FleetInstance instance, Observation observation) {
        var at = observation.startedAt().minus(clocks.ahead(instance, observation.startedAt()));
        if (at.isBefore(question.from()) || !at.isBefore(question.to()) || !isBehindPage(at, instance)) {
            return;
        }
        kept.add(new InstanceObservation(instance, moved(observation, at)));
        if (kept.size() > question.limit() + 1) {
            kept.poll();
        }
    }

    private boolean isBehindPage(Instant at, FleetInstance instance) {
        return question.after()
                .filter(end -> at.isBefore(end.at())
                        || at.equals(end.at()) && instance.store().compareTo(end.store()) <= 0)
                .isEmpty();
    }

    private static Observation moved(Observation each, Instant at) {
        return new Observation(
                each.dependency(),
                at,
                each.duration(),
                each.status(),
                each.failure(),
                each.message(),
                each.phases(),
                each.interval(),
                each.timeout(),
                each.by());
    }
}
