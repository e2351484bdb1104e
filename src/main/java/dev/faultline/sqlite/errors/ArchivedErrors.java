// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.errors;

import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSignature;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.SourceReading;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of errors, row by row, as it goes into a file of evidence and comes out of one. Pages follow the order of the
 * tables: a place is what the last row of a page was stored under.
 */
public final class ArchivedErrors {

    private final SqliteSession session;
    private final ResponseRows responses;

    public ArchivedErrors(SqliteSession session) {
        this.session = session;
        this.responses = new ResponseRows(session);
    }

    /**
     * Where a row stands in its table.
     *
     * @param slot in milliseconds
     * @param key what tells apart those of one slot
     */
    public record RowKey(long slot, String key) {

        /** Before any row. */
        public static final RowKey FIRST = new RowKey(Long.MIN_VALUE, "");
    }

    /** A row and where it stands. */
    public record PlacedRow<T>(RowKey place, T value) {}

    /** Responses, those with errors among them or those without, whose span touches [{@code from}, {@code to}]. */
    public List<PlacedRow<ResponseCount>> responses(boolean failing, long from, long to, RowKey after, int most)
            throws SQLException {
        var table = failing ? "failing_answers" : "healthy_answers";
        var columns = failing ? "errors, message, " + ProfileColumns.NAMES : "0, '', " + ProfileColumns.ZEROS;
        // Its last two columns say where it stands.
        var place = 8 + ProfileColumns.NAMES.split(",", -1).length;
        return session.list(
                row -> new PlacedRow<>(
                        new RowKey(row.getLong(place), row.getString(place + 1)), ResponseRows.read(row)),
                "SELECT source, route, from_ms, to_ms, requests, " + columns + ", slot_ms, series FROM " + table
                        + " JOIN series ON id = series WHERE " + ResponseRows.touches(table)
                        + " AND (slot_ms, series) > (?3, CAST(?4 AS INTEGER)) ORDER BY slot_ms, series LIMIT ?5",
                from,
                to,
                after.slot(),
                after.key(),
                most);
    }

    /** Error lines that touch [{@code from}, {@code to}]. */
    public List<PlacedRow<ErrorLine>> lines(long from, long to, RowKey after, int most) throws SQLException {
        return session.list(
                row -> new PlacedRow<>(
                        new RowKey(row.getLong(10), row.getString(1)),
                        new ErrorLine(
                                new ErrorSignature(
                                        row.getString(1),
                                        row.getString(2).lines().toList(),
                                        row.getString(3).lines().toList(),
                                        row.getString(4)),
                                Instant.ofEpochMilli(row.getLong(5)),
                                Instant.ofEpochMilli(row.getLong(6)),
                                row.getLong(7),
                                row.getString(8),
                                Optional.ofNullable(row.getString(9)))),
                "SELECT id, types, frames, text, first_ms, last_ms, count, message, logger, slot_ms FROM error_line"
                        + " JOIN signature ON id = signature WHERE last_ms >= ?1 AND first_ms <= ?2"
                        + " AND (slot_ms, signature) > (?3, ?4) ORDER BY slot_ms, signature LIMIT ?5",
                from,
                to,
                after.slot(),
                after.key(),
                most);
    }

    /** Readings of the minutes that touch [{@code from}, {@code to}], by the minute, source and aspect. */
    public List<PlacedRow<SourceReading>> readings(long from, long to, RowKey after, int most) throws SQLException {
        return session.list(
                row -> new PlacedRow<>(new RowKey(row.getLong(3), row.getString(7)), ReadingRows.read(row)),
                "SELECT source, aspect, slot_ms, slot_ms, total, missed, source || ' ' || aspect AS key"
                        + " FROM source_reading WHERE slot_ms >= ?1 AND slot_ms <= ?2"
                        + " AND (slot_ms, source || ' ' || aspect) > (?3, ?4) ORDER BY slot_ms, key LIMIT ?5",
                TimeSlots.start(from, TimeSlots.MINUTE),
                to,
                after.slot(),
                after.key(),
                most);
    }

    /** False, and nothing, if responses of that source, route and time are known. */
    public boolean add(ResponseCount count) throws SQLException {
        if (responses.isKnown(count)) {
            return false;
        }
        responses.add(count);
        return true;
    }

    /** False, and nothing, if lines of that signature and second are known. */
    public boolean add(ErrorLine line) throws SQLException {
        var isKnown = session.number(
                        "SELECT count(*) FROM error_line WHERE slot_ms = ? AND signature = ?",
                        TimeSlots.start(line.first().toEpochMilli(), TimeSlots.SECOND),
                        line.signature().id())
                > 0;
        if (!isKnown) {
            new LineRows(session).add(line);
        }
        return !isKnown;
    }

    /** False, and nothing, if the reading of that source, aspect and minute is known. */
    public boolean add(SourceReading reading) throws SQLException {
        var isKnown = session.number(
                        "SELECT count(*) FROM source_reading WHERE slot_ms = ? AND source = ? AND aspect = ?",
                        TimeSlots.start(reading.to().toEpochMilli(), TimeSlots.MINUTE),
                        reading.source().label(),
                        reading.aspect().label())
                > 0;
        if (!isKnown) {
            new ReadingRows(session).add(reading);
        }
        return !isKnown;
    }
}
