// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The dependencies in the database. */
public final class DependencyRows {

    private final SqliteSession session;

    public DependencyRows(SqliteSession session) {
        this.session = session;
    }

    OptionalLong id(String name) throws SQLException {
        return session.first(row -> OptionalLong.of(row.getLong(1)), "SELECT id FROM dependency WHERE name = ?", name)
                .orElse(OptionalLong.empty());
    }

    /** Stores a dependency, or its changed settings. */
    void put(Dependency dependency) throws SQLException {
        var pace = dependency.pace();
        session.update(
                "INSERT INTO dependency (name, kind, critical, routes, endpoints, interval_us, timeout_us, slow_above_us,"
                        + " alert_interval_us, failure_threshold, success_threshold)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
                        + " kind = excluded.kind, critical = excluded.critical, routes = excluded.routes,"
                        + " endpoints = excluded.endpoints, interval_us = excluded.interval_us,"
                        + " timeout_us = excluded.timeout_us, slow_above_us = excluded.slow_above_us,"
                        + " alert_interval_us = excluded.alert_interval_us,"
                        + " failure_threshold = excluded.failure_threshold,"
                        + " success_threshold = excluded.success_threshold",
                dependency.name(),
                dependency.kind().name(),
                dependency.critical() ? 1 : 0,
                lines(dependency.routes().stream().map(RoutePattern::pattern).toList()),
                lines(dependency.endpoints()),
                ColumnFormat.micros(pace.interval()),
                ColumnFormat.micros(pace.timeout()),
                ColumnFormat.micros(pace.slowAbove()),
                ColumnFormat.micros(pace.alertInterval()),
                pace.failureThreshold(),
                pace.successThreshold());
    }

    /** The numbers of all, by name. */
    public Map<String, Long> ids() throws SQLException {
        var ids = new TreeMap<String, Long>();
        session.walk(
                row -> {
                    ids.put(row.getString(1), row.getLong(2));
                    return true;
                },
                "SELECT name, id FROM dependency");
        return ids;
    }

    /** All, by name. */
    public List<Dependency> all() throws SQLException {
        return session.list(
                DependencyRows::read,
                "SELECT name, kind, critical, routes, endpoints, interval_us, timeout_us, slow_above_us,"
                        + " alert_interval_us, failure_threshold, success_threshold FROM dependency ORDER BY name");
    }

    /** The names of those without history, but for the given ones. */
    List<String> withoutHistory(Set<String> except) throws SQLException {
        return session
                .list(
                        row -> row.getString(1),
                        "SELECT name FROM dependency d WHERE NOT EXISTS (SELECT 1 FROM run WHERE dependency = d.id)"
                                + " AND NOT EXISTS (SELECT 1 FROM observation WHERE dependency = d.id)"
                                + " AND NOT EXISTS (SELECT 1 FROM block WHERE dependency = d.id)")
                .stream()
                .filter(name -> !except.contains(name))
                .toList();
    }

    void remove(String name) throws SQLException {
        for (var table : List.of("expired_hour", "early_observation", "shipped_run", "stale_day", "stale_block")) {
            session.update(
                    "DELETE FROM " + table + " WHERE dependency = (SELECT id FROM dependency WHERE name = ?)", name);
        }
        session.update("DELETE FROM dependency WHERE name = ?", name);
    }

    private static Dependency read(ResultSet row) throws SQLException {
        return new Dependency(
                row.getString(1),
                new DependencyKind(row.getString(2)),
                row.getInt(3) == 1,
                row.getString(4).lines().map(RoutePattern::new).toList(),
                row.getString(5).lines().collect(Collectors.toSet()),
                new ProbePace(
                        ColumnFormat.duration(row.getLong(6)),
                        ColumnFormat.duration(row.getLong(7)),
                        ColumnFormat.duration(row.getLong(8)),
                        ColumnFormat.duration(row.getLong(9)),
                        row.getInt(10),
                        row.getInt(11)));
    }

    private static String lines(Collection<String> texts) {
        return String.join("\n", texts);
    }
}
