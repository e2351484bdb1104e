// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing.memory;

import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentOutline;
import dev.faultline.incident.IncidentStore;
import dev.faultline.store.RetentionPeriods;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps incidents in a map. Unbounded; for tests. */
public final class MemoryIncidents implements IncidentStore {

    private static final Comparator<Incident> BY_TIME =
            Comparator.comparing(Incident::from).thenComparing(Incident::id);

    private final Map<String, Incident> incidents = new TreeMap<>();

    @Override
    public synchronized void save(Incident incident) {
        incidents.put(incident.id(), incident);
    }

    @Override
    public synchronized Optional<Incident> incident(String id) {
        return Optional.ofNullable(incidents.get(id));
    }

    @Override
    public synchronized List<Incident> incidents(Instant from, Instant to) {
        return incidents.values().stream()
                .filter(one -> !one.to().isBefore(from) && !one.from().isAfter(to))
                .sorted(BY_TIME.reversed())
                .toList();
    }

    @Override
    public synchronized List<Incident> incidents(Instant from, Instant to, Optional<State> state, int limit) {
        return incidents(from, to).stream()
                .filter(one -> state.isEmpty() || one.state() == state.get())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<IncidentOutline> outlines(Instant from, Instant to, int limit) {
        return incidents(from, to).stream()
                .limit(limit)
                .map(IncidentOutline::of)
                .toList();
    }

    @Override
    public synchronized List<Incident> unsettled() {
        return incidents.values().stream()
                .filter(one -> one.state() != State.FINAL)
                .sorted(BY_TIME)
                .toList();
    }

    /** Drops what has outlived its retention. */
    public synchronized void tidy(RetentionPeriods retention, Instant now) {
        incidents.values().removeIf(one -> one.to().isBefore(now.minus(retention.timelines())));
    }
}
