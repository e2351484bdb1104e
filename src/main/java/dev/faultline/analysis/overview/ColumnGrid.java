// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import java.time.Instant;

/**
 * A span of time cut into columns of the same width, to the millisecond.
 *
 * @param from its start, inclusive; whole milliseconds
 * @param to its end, exclusive; whole milliseconds, at least one after {@code from} for each column
 * @param columns into how many, at least 1
 */
public record ColumnGrid(Instant from, Instant to, int columns) {

    /** @throws IllegalArgumentException if there is not a millisecond for each column */
    public ColumnGrid {
        from = Instant.ofEpochMilli(from.toEpochMilli());
        to = Instant.ofEpochMilli(to.toEpochMilli());
        if (columns < 1 || to.toEpochMilli() - from.toEpochMilli() < columns) {
            throw new IllegalArgumentException(
                    "a span has a millisecond for each column, not " + columns + " from " + from + " to " + to);
        }
    }

    /** One of at most so many columns: as many as there are milliseconds from {@code from} to {@code to}, at least one. */
    public static ColumnGrid of(Instant from, Instant to, int most) {
        var millis = Math.max(1, to.toEpochMilli() - from.toEpochMilli());
        return new ColumnGrid(
                from, Instant.ofEpochMilli(from.toEpochMilli() + millis), (int) Math.min(Math.max(most, 1), millis));
    }

    /** The width of a column in milliseconds. */
    public double stepMillis() {
        return millis() / (double) columns;
    }

    /** Where a column starts: 0 is {@link #from}, {@link #columns} is {@link #to}. */
    public Instant start(int column) {
        return Instant.ofEpochMilli(startMillis(column));
    }

    /** As {@link #start}, in epoch milliseconds. */
    public long startMillis(int column) {
        return from.toEpochMilli() + millis() * column / columns;
    }

    /** The column that an instant of [{@code from}, {@code to}) lies in; the nearest one for any other. */
    public int column(Instant instant) {
        return column(instant.toEpochMilli());
    }

    /** As {@link #column(Instant)}, by epoch milliseconds. */
    public int column(long epochMillis) {
        var into = Math.min(Math.max(epochMillis - from.toEpochMilli(), 0), millis() - 1);
        // The last column that starts at or before it, starts being rounded down.
        return (int) Math.min(columns - 1, ((into + 1) * columns - 1) / millis());
    }

    private long millis() {
        return to.toEpochMilli() - from.toEpochMilli();
    }
}
