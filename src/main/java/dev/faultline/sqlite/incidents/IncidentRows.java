// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.incidents;

import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.FailureCounts;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentAnnotation;
import dev.faultline.incident.IncidentNotes;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The incidents in the database. */
final class IncidentRows {

    private final SqliteSession session;

    IncidentRows(SqliteSession session) {
        this.session = session;
    }

    /** Puts it in place of the one with its id, if there is one. */
    void put(Incident incident) throws SQLException {
        remove(incident.id());
        var verdict = incident.verdict();
        session.update(
                "INSERT INTO incident VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                incident.id(),
                incident.origin().name(),
                incident.state().name(),
                incident.from().toEpochMilli(),
                ColumnFormat.ceilMillis(incident.to()),
                incident.route().orElse(null),
                incident.errors(),
                orNull(incident.requests()),
                incident.notes().title(),
                String.join("\n", incident.notes().links()),
                verdict.map(kept -> kept.at().toEpochMilli()).orElse(null),
                verdict.map(kept -> kept.headline().answer()).orElse(null),
                verdict.map(kept -> kept.headline().summary()).orElse(null),
                verdict.map(kept -> String.join("\n", kept.headline().suspects()))
                        .orElse(null),
                verdict.map(kept -> kept.stored().text()).orElse(null),
                verdict.map(kept -> kept.stored().format()).orElse(null),
                IncidentSpanColumn.text(incident.spans()),
                incident.kind().name());
        putRoutes(incident);
        putAnnotations(incident);
    }

    private void putRoutes(Incident incident) throws SQLException {
        var position = 0;
        for (var route : incident.routes()) {
            session.update(
                    "INSERT INTO incident_route VALUES (?, ?, ?, ?, ?, ?, ?)",
                    incident.id(),
                    position++,
                    route.route(),
                    route.errors(),
                    orNull(route.requests()),
                    route.first().toEpochMilli(),
                    route.last().toEpochMilli());
        }
    }

    private void putAnnotations(Incident incident) throws SQLException {
        var position = 0;
        for (var annotation : incident.notes().annotations()) {
            session.update(
                    "INSERT INTO incident_annotation VALUES (?, ?, ?, ?)",
                    incident.id(),
                    position++,
                    annotation.at().toEpochMilli(),
                    annotation.text());
        }
    }

    Optional<Incident> of(String id) throws SQLException {
        return read("id = ?", id).stream().findFirst();
    }

    /** Those that touch [{@code from}, {@code to}], the latest first. */
    List<Incident> in(Instant from, Instant to) throws SQLException {
        return read(
                "to_ms >= ? AND from_ms <= ? ORDER BY from_ms DESC, id DESC",
                ColumnFormat.ceilMillis(from),
                ColumnFormat.floorMillis(to));
    }

    /** At most so many of those that touch [{@code from}, {@code to}], in any state if none is given, the latest first. */
    List<Incident> in(Instant from, Instant to, Optional<State> state, int limit) throws SQLException {
        return read(
                "to_ms >= ? AND from_ms <= ? AND state = coalesce(?, state) ORDER BY from_ms DESC, id DESC LIMIT ?",
                ColumnFormat.ceilMillis(from),
                ColumnFormat.floorMillis(to),
                state.map(State::name).orElse(null),
                limit);
    }

    /** Those that are not final, by when they opened. */
    List<Incident> unsettled() throws SQLException {
        return read("state <> 'FINAL' ORDER BY from_ms, id");
    }

    void removeEndedBefore(Instant horizon) throws SQLException {
        var ended = session.list(
                row -> row.getString(1), "SELECT id FROM incident WHERE to_ms < ?", ColumnFormat.ceilMillis(horizon));
        for (var id : ended) {
            remove(id);
        }
    }

    private void remove(String id) throws SQLException {
        session.update("DELETE FROM incident_route WHERE incident = ?", id);
        session.update("DELETE FROM incident_annotation WHERE incident = ?", id);
        session.update("DELETE FROM incident WHERE id = ?", id);
    }

    private List<Incident> read(String condition, @Nullable Object... parameters) throws SQLException {
        var incidents = new ArrayList<Incident>();
        for (var bare : session.list(IncidentColumns::incident, IncidentColumns.SELECT + condition, parameters)) {
            var counts = bare.counts();
            var notes = bare.notes();
            incidents.add(bare.counting(
                            new FailureCounts(counts.route(), routes(bare.id()), counts.errors(), counts.requests()))
                    .noted(new IncidentNotes(notes.title(), annotations(bare.id()), notes.links())));
        }
        return incidents;
    }

    private List<FailingRoute> routes(String incident) throws SQLException {
        return session.list(
                row -> new FailingRoute(
                        row.getString(1),
                        row.getLong(2),
                        SqliteSession.optional(row, 3),
                        Instant.ofEpochMilli(row.getLong(4)),
                        Instant.ofEpochMilli(row.getLong(5))),
                "SELECT route, errors, requests, first_ms, last_ms FROM incident_route WHERE incident = ?"
                        + " ORDER BY position",
                incident);
    }

    private List<IncidentAnnotation> annotations(String incident) throws SQLException {
        return session.list(
                row -> new IncidentAnnotation(Instant.ofEpochMilli(row.getLong(1)), row.getString(2)),
                "SELECT at_ms, text FROM incident_annotation WHERE incident = ? ORDER BY position",
                incident);
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
