// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.timeline.Run;
import java.sql.SQLException;
import java.util.List;

/** How long the answers of one dependency took in hours whose observations have expired. */
final class ExpiredHours {

    private final SqliteSession session;
    private final long id;

    ExpiredHours(SqliteSession session, long id) {
        this.session = session;
        this.id = id;
    }

    /** Keeps what the given runs, all that could still be folded in the hour, tell of it. */
    void keep(HourSlot hour, List<Run> runs) throws SQLException {
        var answered = runs.stream().filter(run -> run.status().isAnswer()).toList();
        if (!answered.isEmpty()) {
            session.update(
                    "INSERT INTO expired_hour VALUES (?, ?, ?, ?) ON CONFLICT (dependency, hour) DO UPDATE SET"
                            + " count = count + excluded.count, total_us = total_us + excluded.total_us",
                    id,
                    hour.number(),
                    answered.stream().mapToLong(Run::count).sum(),
                    answered.stream()
                            .mapToLong(run -> ColumnFormat.micros(run.latency().total()))
                            .sum());
        }
    }

    /** Removes those that ended before the given time. */
    void removeBefore(long millis) throws SQLException {
        session.update(
                "DELETE FROM expired_hour WHERE dependency = ? AND hour < ?",
                id,
                HourSlot.ofMillis(millis).number());
    }
}
