// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.incidents;

import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentOutline;
import dev.faultline.incident.IncidentStore;
import dev.faultline.sqlite.engine.StaleMarks;
import dev.faultline.sqlite.engine.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The incidents in the local store. */
public final class StoredIncidents implements IncidentStore {

    private final Transactions transactions;

    public StoredIncidents(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void save(Incident incident) {
        transactions.write((session, effects) -> {
            new IncidentRows(session).put(incident);
            new StaleMarks(session).row(StaleMarks.INCIDENT, incident.id());
            return true;
        });
    }

    @Override
    public Optional<Incident> incident(String id) {
        return transactions.read(Optional.empty(), session -> new IncidentRows(session).of(id));
    }

    @Override
    public List<Incident> incidents(Instant from, Instant to) {
        return transactions.read(List.of(), session -> new IncidentRows(session).in(from, to));
    }

    @Override
    public List<Incident> incidents(Instant from, Instant to, Optional<State> state, int limit) {
        return transactions.read(List.of(), session -> new IncidentRows(session).in(from, to, state, limit));
    }

    @Override
    public List<IncidentOutline> outlines(Instant from, Instant to, int limit) {
        return transactions.read(List.of(), session -> new OutlineRows(session).in(from, to, limit));
    }

    @Override
    public List<Incident> unsettled() {
        return transactions.read(List.of(), session -> new IncidentRows(session).unsettled());
    }

    /** Removes those that ended before the given time. */
    public void removeEndedBefore(Instant horizon) {
        transactions.write((session, effects) -> {
            new IncidentRows(session).removeEndedBefore(horizon);
            return true;
        });
    }
}
