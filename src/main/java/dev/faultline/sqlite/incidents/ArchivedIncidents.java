// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.incidents;

import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.State;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.StaleMarks;
import java.sql.SQLException;
import java.util.Optional;

/** Incidents that come out of a file of evidence. */
public final class ArchivedIncidents {

    private final SqliteSession session;

    public ArchivedIncidents(SqliteSession session) {
        this.session = session;
    }

    /**
     * Stores an incident of another instance, as final: nobody here follows it. One that is there already gives way to a
     * later verdict, unless it is followed here. False if nothing was stored.
     */
    public boolean add(Incident incident) throws SQLException {
        var rows = new IncidentRows(session);
        var known = rows.of(incident.id());
        if (known.isPresent() && (known.get().state() != State.FINAL || !isLater(incident, known.get()))) {
            return false;
        }
        rows.put(incident.in(State.FINAL));
        new StaleMarks(session).row(StaleMarks.INCIDENT, incident.id());
        return true;
    }

    private static boolean isLater(Incident next, Incident known) {
        var before = known.verdict().map(each -> each.at());
        var after = next.verdict().map(each -> each.at());
        return after.isPresent() && before.map(at -> at.isBefore(after.get())).orElse(true);
    }

    /** The incident with the given id. */
    public Optional<Incident> incident(String id) throws SQLException {
        return new IncidentRows(session).of(id);
    }
}
