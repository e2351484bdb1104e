// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.StoredMessage;
import dev.faultline.sqlite.engine.StoredOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The observations of one dependency that are rows of their own. */
final class RawRows {

    private static final String SELECT = "SELECT at_ms, duration_us, status, failure, message, phases, interval_ms,"
            + " timeout_ms FROM observation WHERE dependency = ?";
    private static final String SPAN = " AND at_ms >= ? AND at_ms < ?";

    private final SqliteSession session;
    private final long id;
    private final String dependency;

    RawRows(SqliteSession session, long id, String dependency) {
        this.session = session;
        this.id = id;
        this.dependency = dependency;
    }

    /** False if there is one with that start already. */
    boolean add(Observation observation, Instant received) throws SQLException {
        return session.update(
                        "INSERT OR IGNORE INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        id,
                        observation.startedAt().toEpochMilli(),
                        ColumnFormat.micros(observation.duration()),
                        observation.status().name(),
                        observation.failure().label(),
                        new StoredMessage(observation.message(), observation.by()).column(),
                        ColumnFormat.phaseText(observation.phases()),
                        observation.interval().toMillis(),
                        observation.timeout().toMillis(),
                        received.toEpochMilli())
                == 1;
    }

    /** Those that started in [{@code fromMillis}, {@code toMillis}), by start. */
    List<Observation> in(long fromMillis, long toMillis, int limit) throws SQLException {
        return session.list(this::read, SELECT + SPAN + " ORDER BY at_ms LIMIT ?", id, fromMillis, toMillis, limit);
    }

    List<Observation> in(HourSlot hour) throws SQLException {
        return in(hour.firstMillis(), hour.endMillis(), Integer.MAX_VALUE);
    }

    long count(long fromMillis, long toMillis) throws SQLException {
        return session.number("SELECT count(*) FROM observation WHERE dependency = ?" + SPAN, id, fromMillis, toMillis);
    }

    long count(HourSlot hour) throws SQLException {
        return count(hour.firstMillis(), hour.endMillis());
    }

    Optional<Observation> latest() throws SQLException {
        return session.first(this::read, SELECT + " ORDER BY at_ms DESC LIMIT 1", id);
    }

    /** The start of the earliest. */
    OptionalLong earliestMillis() throws SQLException {
        return session.first(
                        row -> OptionalLong.of(row.getLong(1)),
                        "SELECT at_ms FROM observation WHERE dependency = ? ORDER BY at_ms LIMIT 1",
                        id)
                .orElse(OptionalLong.empty());
    }

    /** When the latest of an hour was received, in ms since 1970. */
    long received(HourSlot hour) throws SQLException {
        return session.number(
                "SELECT max(received_ms) FROM observation WHERE dependency = ?" + SPAN,
                id,
                hour.firstMillis(),
                hour.endMillis());
    }

    int remove(HourSlot hour) throws SQLException {
        return session.update(
                "DELETE FROM observation WHERE dependency = ?" + SPAN, id, hour.firstMillis(), hour.endMillis());
    }

    private Observation read(ResultSet row) throws SQLException {
        var outcome = StoredOutcome.of(row.getString(3), row.getString(4));
        var said = StoredMessage.of(row.getString(5));
        return new Observation(
                dependency,
                Instant.ofEpochMilli(row.getLong(1)),
                ColumnFormat.duration(row.getLong(2)),
                outcome.status(),
                outcome.failure(),
                said.text(),
                ColumnFormat.phases(row.getString(6)),
                Duration.ofMillis(row.getLong(7)),
                Duration.ofMillis(row.getLong(8)),
                said.by());
    }
}
