// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.fleet.InstancePlace;
import dev.faultline.fleet.ParkedRows;
import dev.faultline.hub.FleetDependency;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.FleetInstance.ClockOffset;
import dev.faultline.hub.FleetInstance.InstanceState;
import dev.faultline.hub.FleetInstance.ProcessLife;
import dev.faultline.hub.FleetInstance.ShippedState;
import dev.faultline.probe.Status;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Asks one database who ships to it, and what they depend on. All that is asked about an app names the app. */
final class CellReader {

    static final String INSTANCES = """
            SELECT app, store, instance, node, zone, workload, program, format, batch, through_at, reported_at, clock_ms,
                clock_err_ms, started_at, ended_at, clock_timestamp(), to_jsonb(w) ->> 'parked', to_jsonb(w) ->> 'parked_reason'
            FROM faultline.writer w WHERE reported_at > least(clock_timestamp() - interval '7 days', ?)""";

    static final String INSTANCES_OF_APP = INSTANCES + " AND app = ?";

    static final String DEPENDENCIES = """
            SELECT app, store, name, kind, critical, routes, endpoints, interval_ms, timeout_ms, status, since_at, removed_at,
                to_jsonb(d) ->> 'shared'
            FROM faultline.dependency d""";

    static final String DEPENDENCIES_OF_APP = DEPENDENCIES + " WHERE app = ?";

    /** A batch is due once in each interval; after three without one, the instance is gone. */
    private static final int INTERVALS = 3;

    private final Connection connection;
    private final FleetCell cell;

    CellReader(Connection connection, FleetCell cell) {
        this.connection = connection;
        this.cell = cell;
    }

    Connection connection() {
        return connection;
    }

    /** Those that reported within the last seven days; of one app, or of all. */
    List<FleetInstance> instances(Optional<String> app) throws SQLException {
        return instances(app, Instant.MAX);
    }

    /** Those that reported within the last seven days, or that late at least; of one app, or of all. */
    List<FleetInstance> instances(Optional<String> app, Instant since) throws SQLException {
        try (var statement = connection.prepareStatement(app.isPresent() ? INSTANCES_OF_APP : INSTANCES)) {
            // The database ignores a time that is absent.
            statement.setObject(
                    1,
                    since.equals(Instant.MAX) ? null : since.atOffset(ZoneOffset.UTC),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            if (app.isPresent()) {
                statement.setString(2, app.get());
            }
            var rows = statement.executeQuery();
            var found = new ArrayList<FleetInstance>();
            while (rows.next()) {
                found.add(instance(rows));
            }
            return found;
        }
    }

    private FleetInstance instance(ResultSet row) throws SQLException {
        var reported = required(row, 11);
        var ended = instant(row, 15);
        var now = required(row, 16);
        var silence = cell.settings().shipInterval().multipliedBy(INTERVALS);
        var clock = clock(row);
        var through = instant(row, 10);
        var state = InstanceState.REPORTING;
        if (ended.isPresent() || reported.plus(FleetInstance.FORGOTTEN).isBefore(now)) {
            state = InstanceState.ENDED;
        } else if (reported.plus(silence).isBefore(now)) {
            state = InstanceState.GONE;
        } else if (through.map(clock::corrected)
                .filter(until -> !until.plus(silence).isBefore(now))
                .isEmpty()) {
            state = InstanceState.BEHIND;
        }
        return new FleetInstance(
                cell.name(),
                row.getString(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                new InstancePlace(
                        Optional.ofNullable(row.getString(3)),
                        Optional.ofNullable(row.getString(4)),
                        Optional.ofNullable(row.getString(5)),
                        Optional.ofNullable(row.getString(6))),
                new ShippedState(row.getString(7), row.getInt(8), row.getLong(9), through, reported, parked(row)),
                clock,
                new ProcessLife(required(row, 14), ended),
                now,
                state);
    }

    /** Tables of older versions have no such columns, so they are read as fields of the row. */
    private static ParkedRows parked(ResultSet row) throws SQLException {
        return row.getLong(17) == 0 ? ParkedRows.NONE : new ParkedRows(row.getLong(17), row.getString(18));
    }

    private static ClockOffset clock(ResultSet row) throws SQLException {
        var ahead = row.getLong(12);
        var isKnown = !row.wasNull();
        return new ClockOffset(Duration.ofMillis(ahead), Duration.ofMillis(row.getLong(13)), isKnown);
    }

    /** Those of one app, or of all; also those that left their config. */
    List<FleetDependency> dependencies(Optional<String> app) throws SQLException {
        try (var statement = connection.prepareStatement(app.isPresent() ? DEPENDENCIES_OF_APP : DEPENDENCIES)) {
            if (app.isPresent()) {
                statement.setString(1, app.get());
            }
            var rows = statement.executeQuery();
            var found = new ArrayList<FleetDependency>();
            while (rows.next()) {
                found.add(dependency(rows));
            }
            return found;
        }
    }

    static FleetDependency dependency(ResultSet row) throws SQLException {
        return new FleetDependency(
                row.getString(1),
                row.getObject(2, UUID.class),
                new Dependency(
                        row.getString(3),
                        new DependencyKind(row.getString(4)),
                        row.getBoolean(5),
                        texts(row, 6).stream().map(RoutePattern::new).toList(),
                        Set.copyOf(texts(row, 7)),
                        pace(row.getInt(8), row.getInt(9))),
                status(row.getString(10)),
                instant(row, 11),
                row.getBoolean(13),
                instant(row, 12));
    }

    private static ProbePace pace(int interval, int timeout) {
        var usual = ProbePace.DEFAULT;
        return new ProbePace(
                Duration.ofMillis(Math.max(1, interval)),
                Duration.ofMillis(Math.max(1, timeout)),
                usual.slowAbove(),
                usual.alertInterval(),
                usual.failureThreshold(),
                usual.successThreshold());
    }

    /** A word of a newer program is no status that is known here. */
    static Status status(String word) {
        return Arrays.stream(Status.values())
                .filter(status -> status.name().equals(word))
                .findFirst()
                .orElse(Status.UNKNOWN);
    }

    static List<String> texts(ResultSet row, int column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }

    static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static Instant required(ResultSet row, int column) throws SQLException {
        return instant(row, column).orElseThrow(() -> new SQLException("a time is missing in column " + column));
    }
}
