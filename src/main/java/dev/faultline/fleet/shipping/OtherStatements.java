// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import static dev.faultline.fleet.shipping.RunStatements.instant;

import dev.faultline.changes.Change;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.fleet.DependencyStanding;
import dev.faultline.fleet.FleetMembership;
import dev.faultline.fleet.RefusedRow;
import dev.faultline.incident.Incident;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.timeline.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The statements that store dependencies, incidents and changes, as those of runs do. */
record OtherStatements(Connection connection, FleetMembership member, UUID store, Instant now) {

    static final String PUT_DEPENDENCY = """
            INSERT INTO faultline.dependency (app, store, name, kind, critical, routes, endpoints, interval_ms, timeout_ms, status,
                failure, since_at, removed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (app, store, name) DO UPDATE SET
                kind = excluded.kind, critical = excluded.critical, routes = excluded.routes, endpoints = excluded.endpoints,
                interval_ms = excluded.interval_ms, timeout_ms = excluded.timeout_ms, status = excluded.status,
                failure = excluded.failure, since_at = excluded.since_at, removed_at = CASE WHEN excluded.removed_at IS NULL
                THEN NULL ELSE coalesce(dependency.removed_at, excluded.removed_at) END""";

    static final String PUT_INCIDENT = """
            INSERT INTO faultline.incident (app, day, store, id, origin, state, from_at, to_at, route, errors, requests, title,
                answer, suspects)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (app, day, store, id) DO UPDATE SET
                origin = excluded.origin, state = excluded.state, from_at = excluded.from_at, to_at = excluded.to_at,
                route = excluded.route, errors = excluded.errors, requests = excluded.requests, title = excluded.title,
                answer = excluded.answer, suspects = excluded.suspects""";

    static final String PUT_CHANGE = """
            INSERT INTO faultline.change (app, day, store, at, kind, subject, version, message)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (app, day, store, at, kind, subject, version) DO UPDATE SET message = excluded.message""";

    static final String SHARE = "UPDATE faultline.dependency SET shared = ? WHERE app = ? AND store = ? AND name = ?"
            + " AND shared IS DISTINCT FROM ?";

    /** Whether the instances check it in turns. Tables of older versions have no place for it. */
    RowStatement share(DependencyStanding standing) {
        var name = standing.dependency().name();
        var isShared = member.shared().contains(name);
        return new RowStatement(
                SHARE,
                statement -> {
                    statement.setBoolean(1, isShared);
                    statement.setString(2, member.app());
                    statement.setObject(3, store);
                    statement.setString(4, name);
                    statement.setBoolean(5, isShared);
                },
                RefusedRow.DEPENDENCY,
                Optional.empty());
    }

    RowStatement put(DependencyStanding standing) {
        return new RowStatement(
                PUT_DEPENDENCY,
                statement -> bind(statement, standing),
                RefusedRow.DEPENDENCY,
                Optional.of(standing.dependency().name()));
    }

    private void bind(PreparedStatement statement, DependencyStanding standing) throws SQLException {
        var dependency = standing.dependency();
        statement.setString(1, member.app());
        statement.setObject(2, store);
        statement.setString(3, dependency.name());
        statement.setString(4, dependency.kind().name());
        statement.setBoolean(5, dependency.critical());
        texts(
                statement,
                6,
                dependency.routes().stream().map(RoutePattern::pattern).toList());
        texts(statement, 7, dependency.endpoints().stream().sorted().toList());
        statement.setInt(8, (int) dependency.pace().interval().toMillis());
        statement.setInt(9, (int) dependency.pace().timeout().toMillis());
        statement.setString(
                10, standing.latest().map(Run::status).orElse(Status.UNKNOWN).name());
        statement.setString(
                11,
                standing.latest().map(Run::failure).orElse(FailureClass.NONE).label());
        orNull(statement, 12, standing.latest().map(Run::firstStart));
        var isRemoved = !member.watched().contains(dependency.name())
                && !dependency.kind().equals(DependencyKind.EXTERNAL);
        orNull(statement, 13, isRemoved ? Optional.of(now) : Optional.empty());
    }

    /** An incident lies in the day of its id, which begins with its time: so it never moves. */
    RowStatement put(Incident incident) {
        return new RowStatement(
                PUT_INCIDENT, statement -> bind(statement, incident), RefusedRow.INCIDENT, Optional.of(incident.id()));
    }

    private void bind(PreparedStatement statement, Incident incident) throws SQLException {
        statement.setString(1, member.app());
        statement.setObject(2, day(incident));
        statement.setObject(3, store);
        statement.setString(4, incident.id());
        statement.setString(5, incident.origin().name());
        statement.setString(6, incident.state().name());
        instant(statement, 7, incident.from());
        instant(statement, 8, incident.to());
        statement.setString(9, incident.route().orElse(null));
        statement.setLong(10, incident.errors());
        if (incident.requests().isPresent()) {
            statement.setLong(11, incident.requests().getAsLong());
        } else {
            statement.setNull(11, Types.BIGINT);
        }
        statement.setString(12, incident.notes().title());
        var headline = incident.verdict().map(verdict -> verdict.headline());
        statement.setString(13, headline.map(line -> line.answer()).orElse(null));
        texts(statement, 14, headline.map(line -> line.suspects()).orElse(java.util.List.of()));
    }

    private static LocalDate day(Incident incident) {
        var id = incident.id();
        return id.matches("\\d{8}T.*")
                ? LocalDate.of(
                        Integer.parseInt(id.substring(0, 4)),
                        Integer.parseInt(id.substring(4, 6)),
                        Integer.parseInt(id.substring(6, 8)))
                : LocalDate.ofInstant(incident.from(), ZoneOffset.UTC);
    }

    RowStatement put(Change change) {
        return new RowStatement(
                PUT_CHANGE,
                statement -> {
                    statement.setString(1, member.app());
                    statement.setObject(2, LocalDate.ofInstant(change.at(), ZoneOffset.UTC));
                    statement.setObject(3, store);
                    instant(statement, 4, change.at());
                    statement.setString(5, change.kind().label());
                    statement.setString(6, change.subject());
                    statement.setString(7, change.version());
                    statement.setString(8, change.message());
                },
                RefusedRow.CHANGE,
                Optional.of(change.at().toEpochMilli() + "\n" + change.kind().label() + "\n" + change.subject() + "\n"
                        + change.version()));
    }

    private void texts(PreparedStatement statement, int index, Collection<String> texts) throws SQLException {
        statement.setArray(index, connection.createArrayOf("text", texts.toArray()));
    }

    private static void orNull(PreparedStatement statement, int index, Optional<Instant> instant) throws SQLException {
        if (instant.isPresent()) {
            instant(statement, index, instant.get());
        } else {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        }
    }
}
