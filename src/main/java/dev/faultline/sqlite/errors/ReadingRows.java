// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.errors;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.SourceReading;
import dev.faultline.errors.SourceReading.ReadingAspect;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How much the sources understood, in the database, by the minute. */
final class ReadingRows {

    private final SqliteSession session;

    ReadingRows(SqliteSession session) {
        this.session = session;
    }

    void add(SourceReading reading) throws SQLException {
        session.update(
                "INSERT INTO source_reading VALUES (?, ?, ?, ?, ?) ON CONFLICT (slot_ms, source, aspect)"
                        + " DO UPDATE SET total = total + excluded.total, missed = missed + excluded.missed",
                TimeSlots.start(reading.to().toEpochMilli(), TimeSlots.MINUTE),
                reading.source().label(),
                reading.aspect().label(),
                reading.total(),
                reading.missed());
    }

    /** Those of the minutes that touch [{@code from}, {@code to}], those of one source and aspect taken together. */
    List<SourceReading> in(Instant from, Instant to) throws SQLException {
        return session.list(
                ReadingRows::read,
                "SELECT source, aspect, min(slot_ms), max(slot_ms), sum(total), sum(missed) FROM source_reading"
                        + " WHERE slot_ms >= ?1 AND slot_ms <= ?2 GROUP BY source, aspect ORDER BY source, aspect",
                TimeSlots.start(ColumnFormat.ceilMillis(from), TimeSlots.MINUTE),
                ColumnFormat.floorMillis(to));
    }

    void removeBefore(long millis) throws SQLException {
        session.update("DELETE FROM source_reading WHERE slot_ms < ?", millis);
    }

    static SourceReading read(ResultSet row) throws SQLException {
        return new SourceReading(
                ErrorSource.valueOf(enumName(row.getString(1))),
                ReadingAspect.valueOf(enumName(row.getString(2))),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4) + TimeSlots.MINUTE - 1),
                row.getLong(5),
                row.getLong(6));
    }

    private static String enumName(String label) {
        return label.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
