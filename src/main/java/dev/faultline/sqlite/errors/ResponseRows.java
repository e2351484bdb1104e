// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.errors;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counted answers in the database. Only those with errors among them have a row for each second: an app is healthy most
 * of the time, and of that ten seconds, and later the minute, are enough to know what share of its answers fails.
 */
final class ResponseRows {

    private static final Map<String, ErrorSource> SOURCES =
            Arrays.stream(ErrorSource.values()).collect(Collectors.toMap(ErrorSource::label, Function.identity()));

    static final String FAILING_CONFLICT = " ON CONFLICT (slot_ms, series) DO UPDATE SET"
            + " from_ms = min(from_ms, excluded.from_ms), to_ms = max(to_ms, excluded.to_ms),"
            // Where one of the two is not known the sum is not either.
            + " requests = requests + excluded.requests, errors = errors + excluded.errors,"
            + ProfileColumns.ADDED
            + " message = CASE message WHEN '' THEN excluded.message ELSE message END";
    static final String HEALTHY_CONFLICT = " ON CONFLICT (slot_ms, series) DO UPDATE SET"
            + " from_ms = min(from_ms, excluded.from_ms), to_ms = max(to_ms, excluded.to_ms),"
            + " requests = requests + excluded.requests";

    private final SqliteSession session;
    private final Map<Series, Long> ids = new HashMap<>();

    private record Series(ErrorSource source, String route) {

        /** By hand: it is asked for each count, and what the compiler makes of a record is slow in a native image. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Series that && source == that.source && route.equals(that.route);
        }

        @Override
        public int hashCode() {
            return 31 * source.ordinal() + route.hashCode();
        }
    }

    ResponseRows(SqliteSession session) {
        this.session = session;
    }

    /** Adds to what is known; without an error and without requests there is nothing to know. */
    void add(ResponseCount answers) throws SQLException {
        if (answers.errors() > 0) {
            addFailing(answers);
        } else if (answers.requests().orElse(0) > 0) {
            addHealthy(answers);
        }
    }

    /** Whether there is anything of that source, route and slot of time. */
    boolean isKnown(ResponseCount answers) throws SQLException {
        var failing = answers.errors() > 0;
        return session.number(
                        "SELECT count(*) FROM " + (failing ? "failing_answers" : "healthy_answers")
                                + " WHERE slot_ms = ? AND series = ?",
                        TimeSlots.start(
                                answers.from().toEpochMilli(), failing ? TimeSlots.SECOND : TimeSlots.TEN_SECONDS),
                        series(answers))
                > 0;
    }

    private void addFailing(ResponseCount answers) throws SQLException {
        session.update(
                "INSERT INTO failing_answers VALUES (?, ?, ?, ?, ?, ?, ?" + ProfileColumns.PARAMETERS + ")"
                        + FAILING_CONFLICT,
                ProfileColumns.values(
                        answers.profile(),
                        TimeSlots.start(answers.from().toEpochMilli(), TimeSlots.SECOND),
                        series(answers),
                        answers.from().toEpochMilli(),
                        answers.to().toEpochMilli(),
                        answers.requests().isPresent() ? answers.requests().getAsLong() : null,
                        answers.errors(),
                        answers.message()));
    }

    private void addHealthy(ResponseCount answers) throws SQLException {
        session.update(
                "INSERT INTO healthy_answers VALUES (?, ?, ?, ?, ?)" + HEALTHY_CONFLICT,
                TimeSlots.start(answers.from().toEpochMilli(), TimeSlots.TEN_SECONDS),
                series(answers),
                answers.from().toEpochMilli(),
                answers.to().toEpochMilli(),
                answers.requests().orElse(0));
    }

    private long series(ResponseCount answers) throws SQLException {
        var series = new Series(answers.source(), answers.route().orElse(""));
        var known = ids.get(series);
        if (known != null) {
            return known;
        }
        session.update(
                "INSERT OR IGNORE INTO series (source, route) VALUES (?, ?)",
                series.source().label(),
                series.route());
        var id = session.number(
                "SELECT id FROM series WHERE source = ? AND route = ?",
                series.source().label(),
                series.route());
        ids.put(series, id);
        return id;
    }

    /** Those whose span touches [{@code from}, {@code to}], by time. */
    List<ResponseCount> in(Instant from, Instant to) throws SQLException {
        var failing = touching("failing_answers", "errors, message, " + ProfileColumns.NAMES, from, to);
        var healthy = touching("healthy_answers", "0, '', " + ProfileColumns.ZEROS, from, to);
        return Stream.concat(failing.stream(), healthy.stream())
                .sorted(Comparator.comparing(ResponseCount::from).thenComparing(ResponseCount::to))
                .toList();
    }

    /** Those that touch [{@code from}, {@code to}], those of one series taken together. */
    List<ResponseCount> totals(Instant from, Instant to) throws SQLException {
        var start = ColumnFormat.ceilMillis(from);
        var end = ColumnFormat.floorMillis(to);
        return session.list(
                ResponseRows::read,
                "SELECT source, route, coalesce(min(first), min(from_ms)), coalesce(max(last), max(to_ms)),"
                        + " CASE WHEN count(requests) = count(*) THEN sum(requests) END, sum(errors), max(message), "
                        + ProfileColumns.SUMS + " FROM ("
                        + "SELECT series, from_ms AS first, to_ms AS last, from_ms, to_ms, requests, errors, message, "
                        + ProfileColumns.NAMES + " FROM failing_answers WHERE " + touches("failing_answers")
                        + " UNION ALL SELECT series, NULL, NULL, from_ms, to_ms, CAST(round(requests"
                        + " * (min(to_ms, ?2) - max(from_ms, ?1) + 1.0) / (to_ms - from_ms + 1)) AS INTEGER), 0, '', "
                        + ProfileColumns.ZEROS + " FROM healthy_answers WHERE " + touches("healthy_answers")
                        + ") JOIN series ON id = series GROUP BY series ORDER BY sum(errors) DESC, source, route",
                start,
                end);
    }

    Set<String> routes() throws SQLException {
        return Set.copyOf(session.list(row -> row.getString(1), "SELECT DISTINCT route FROM series WHERE route <> ''"));
    }

    private List<ResponseCount> touching(String table, String more, Instant from, Instant to) throws SQLException {
        return session.list(
                ResponseRows::read,
                "SELECT source, route, from_ms, to_ms, requests, " + more + " FROM " + table
                        + " JOIN series ON id = series WHERE " + touches(table),
                ColumnFormat.ceilMillis(from),
                ColumnFormat.floorMillis(to));
    }

    /** That a row touches [?1, ?2]; spans longer than an hour are few, and an index of their own finds the first. */
    static String touches(String table) {
        return "slot_ms >= min(?1 - 3600000, coalesce((SELECT min(slot_ms) FROM " + table
                + " WHERE to_ms - slot_ms > 3600000 AND to_ms >= ?1), ?1)) AND slot_ms <= ?2"
                + " AND to_ms >= ?1 AND from_ms <= ?2";
    }

    /** Removes the series of which there are no answers any more. */
    void removeUnusedSeries() throws SQLException {
        session.update("DELETE FROM series WHERE id NOT IN (SELECT series FROM failing_answers)"
                + " AND id NOT IN (SELECT series FROM healthy_answers)");
    }

    static ResponseCount read(ResultSet row) throws SQLException {
        var route = row.getString(2);
        return new ResponseCount(
                SOURCES.getOrDefault(row.getString(1), ErrorSource.POSTED),
                route.isEmpty() ? Optional.empty() : Optional.of(route),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                SqliteSession.optional(row, 5),
                row.getLong(6),
                row.getString(7),
                ProfileColumns.read(row, 8));
    }
}
