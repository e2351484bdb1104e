// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.sqlite.observations.PackedBlock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows in a fleet's database as the instances of a test would ship them. Names are unique within the fleet. */
public final class FleetRows {

    private final Connection connection;
    private final Map<String, UUID> stores = new HashMap<>();
    private final Map<String, String> apps = new HashMap<>();

    /** @param connection to a migrated database, with automatic commit */
    public FleetRows(Connection connection) {
        this.connection = connection;
    }

    /** An instance that reported just now, on a node of its own in no zone. */
    public FleetRows instance(String app, String name, String node) throws SQLException {
        return instance(app, name, node, "", "", Duration.ZERO, Duration.ZERO);
    }

    /**
     * An instance.
     *
     * @param silent for how long it has not reported
     * @param ahead by how much its clock is ahead of the database's
     */
    public FleetRows instance(
            String app, String name, String node, String zone, String workload, Duration silent, Duration ahead)
            throws SQLException {
        var store = stores.computeIfAbsent(name, any -> UUID.randomUUID());
        apps.put(name, app);
        execute(
                "INSERT INTO faultline.writer (app, store, instance, node, zone, workload, program, format, batch,"
                        + " through_at, reported_at, clock_ms, clock_err_ms, started_at) VALUES (?, ?, ?, nullif(?, ''),"
                        + " nullif(?, ''), nullif(?, ''), '1.0.0', 1, 7, now() + ? * interval '1 ms', now() - ? * interval"
                        + " '1 ms', ?, 2, now() + ? * interval '1 ms')",
                app,
                store,
                name,
                node,
                zone,
                workload,
                ahead.toMillis() - silent.toMillis(),
                silent.toMillis(),
                (int) ahead.toMillis(),
                ahead.toMillis() - Duration.ofDays(1).toMillis());
        return this;
    }

    /** A dependency of an instance, as it is now. */
    public FleetRows dependency(String instance, String name, Status status, String... endpoints) throws SQLException {
        execute(
                "INSERT INTO faultline.dependency (app, store, name, kind, critical, routes, endpoints, interval_ms,"
                        + " timeout_ms, status, failure, since_at) VALUES (?, ?, ?, 'postgresql', true, '{}', ?, 1000, 1000,"
                        + " ?, ?, now())",
                app(instance),
                store(instance),
                name,
                connection.createArrayOf("text", endpoints),
                status.name(),
                status == Status.DOWN ? "connect" : "");
        return this;
    }

    /** A run of checks, one each second, by the instance's own clock. */
    public FleetRows run(String instance, String dependency, Status status, Instant from, Instant to, boolean open)
            throws SQLException {
        execute(
                "INSERT INTO faultline.run (app, day, dependency, store, first_at, first_end_at, last_at, last_end_at,"
                        + " open, status, failure, message, count, longest_gap_ms, fastest_us, slowest_us, total_us,"
                        + " interval_ms, timeout_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1010, 1000, 9000, 5000,"
                        + " 1000, 1000)",
                app(instance),
                from.atOffset(ZoneOffset.UTC).toLocalDate(),
                dependency,
                store(instance),
                from.atOffset(ZoneOffset.UTC),
                from.plusMillis(10).atOffset(ZoneOffset.UTC),
                to.minusMillis(10).atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC),
                open,
                status.name(),
                status == Status.DOWN ? "connect" : "",
                status == Status.DOWN ? "connection refused" : "",
                (int) Duration.between(from, to).toSeconds() + 1);
        return this;
    }

    /** The packed observations of an instance, by its own clock. */
    public FleetRows blocks(String instance, List<Observation> observations) throws SQLException {
        var byHour = observations.stream()
                .collect(Collectors.groupingBy(
                        each -> each.startedAt().truncatedTo(ChronoUnit.HOURS), TreeMap::new, Collectors.toList()));
        for (var hour : byHour.entrySet()) {
            var start = hour.getKey().atOffset(ZoneOffset.UTC);
            execute(
                    "INSERT INTO faultline.observation_block (app, day, dependency, store, hour, count, codec, bytes)"
                            + " VALUES (?, ?, ?, ?, ?, ?, 2, ?)",
                    app(instance),
                    start.toLocalDate(),
                    hour.getValue().get(0).dependency(),
                    store(instance),
                    start.getHour(),
                    hour.getValue().size(),
                    PackedBlock.pack(hour.getValue()));
        }
        return this;
    }

    /** An incident of an instance, which began at this time. */
    public FleetRows incident(String instance, String id, Instant from, Instant to, String route, long errors)
            throws SQLException {
        execute(
                "INSERT INTO faultline.incident (app, day, store, id, origin, state, from_at, to_at, route, errors,"
                        + " requests, title, suspects) VALUES (?, ?, ?, ?, 'DETECTED', 'CLOSED', ?, ?, nullif(?, ''), ?,"
                        + " 1000, '', '{}')",
                app(instance),
                from.atOffset(ZoneOffset.UTC).toLocalDate(),
                store(instance),
                id,
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC),
                route,
                errors);
        return this;
    }

    /** A deploy that an instance noticed. */
    public FleetRows deploy(String instance, String subject, String version, Instant at) throws SQLException {
        execute(
                "INSERT INTO faultline.change (app, day, store, at, kind, subject, version, message) VALUES (?, ?, ?, ?,"
                        + " 'deploy', ?, ?, '')",
                app(instance),
                at.atOffset(ZoneOffset.UTC).toLocalDate(),
                store(instance),
                at.atOffset(ZoneOffset.UTC),
                subject,
                version);
        return this;
    }

    private String app(String instance) {
        return Optional.ofNullable(apps.get(instance)).orElseThrow();
    }

    private UUID store(String instance) {
        return Optional.ofNullable(stores.get(instance)).orElseThrow();
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
