package dev.faultline.sqlite;

import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentAnnotation;
import dev.faultline.incident.KeptVerdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The incidents in the database. */
final class IncidentRows {

    private static final String SELECT =
            "SELECT id, origin, state, from_ms, to_ms, route, errors, requests, title, links,"
                    + " judged_ms, answer, summary, suspects, document FROM incident WHERE ";

    private final SqliteSession session;

    IncidentRows(SqliteSession session) {
        this.session = session;
    }

    /** Puts it in place of the one with its id, if there is one. */
    void put(Incident incident) throws SQLException {
        remove(incident.id());
        var verdict = incident.verdict();
        session.update(
                "INSERT INTO incident VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                incident.id(),
                incident.origin().name(),
                incident.state().name(),
                incident.from().toEpochMilli(),
                MillisColumn.ceil(incident.to()),
                incident.route().orElse(null),
                incident.errors(),
                orNull(incident.requests()),
                incident.title(),
                String.join("\n", incident.links()),
                verdict.map(kept -> kept.at().toEpochMilli()).orElse(null),
                verdict.map(KeptVerdict::answer).orElse(null),
                verdict.map(KeptVerdict::summary).orElse(null),
                verdict.map(kept -> String.join("\n", kept.suspects())).orElse(null),
                verdict.map(KeptVerdict::document).orElse(null));
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
        for (var annotation : incident.annotations()) {
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
                MillisColumn.ceil(from),
                MillisColumn.floor(to));
    }

    /** At most so many of those that touch [{@code from}, {@code to}], in any state if none is given, the latest first. */
    List<Incident> in(Instant from, Instant to, Optional<State> state, int limit) throws SQLException {
        return read(
                "to_ms >= ? AND from_ms <= ? AND state = coalesce(?, state) ORDER BY from_ms DESC, id DESC LIMIT ?",
                MillisColumn.ceil(from),
                MillisColumn.floor(to),
                state.map(State::name).orElse(null),
                limit);
    }

    /** Those that are not final, by when they opened. */
    List<Incident> unsettled() throws SQLException {
        return read("state <> 'FINAL' ORDER BY from_ms, id");
    }

    void removeEndedBefore(Instant horizon) throws SQLException {
        var ended = session.list(
                row -> row.getString(1), "SELECT id FROM incident WHERE to_ms < ?", MillisColumn.ceil(horizon));
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
        for (var row : session.list(Row::of, SELECT + condition, parameters)) {
            incidents.add(row.incident(routes(row.id()), annotations(row.id())));
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

    /** A row of the table, without what lies in others. */
    private record Row(
            String id,
            Origin origin,
            State state,
            Instant from,
            Instant to,
            Optional<String> route,
            long errors,
            OptionalLong requests,
            String title,
            List<String> links,
            Optional<KeptVerdict> verdict) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString(1),
                    Origin.valueOf(row.getString(2)),
                    State.valueOf(row.getString(3)),
                    Instant.ofEpochMilli(row.getLong(4)),
                    Instant.ofEpochMilli(row.getLong(5)),
                    Optional.ofNullable(row.getString(6)),
                    row.getLong(7),
                    SqliteSession.optional(row, 8),
                    row.getString(9),
                    row.getString(10).lines().toList(),
                    verdict(row));
        }

        private static Optional<KeptVerdict> verdict(ResultSet row) throws SQLException {
            var judged = SqliteSession.optional(row, 11);
            return judged.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new KeptVerdict(
                            Instant.ofEpochMilli(judged.getAsLong()),
                            row.getString(12),
                            row.getString(13),
                            row.getString(14).lines().toList(),
                            row.getString(15)));
        }

        Incident incident(List<FailingRoute> routes, List<IncidentAnnotation> annotations) {
            return new Incident(
                    id, origin, state, from, to, route, routes, errors, requests, title, annotations, links, verdict);
        }
    }
}
