// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The rows of one dependency in one span of time. Times are in epoch milliseconds.
 *
 * @param first when the first of them started; meaningless without any
 * @param last when the last of them started; meaningless without any
 * @param count how many
 * @param answers how many of them are answers
 * @param micros how long these took together, in microseconds
 */
record RowTally(long first, long last, long count, long answers, long micros) {

    static final RowTally NONE = new RowTally(Long.MAX_VALUE, Long.MIN_VALUE, 0, 0, 0);

    /** A subquery for each span: grouping would sort all the rows. */
    private static final String QUERY =
            "SELECT span.value ->> 0, span.value ->> 1, (SELECT min(at_ms) || ',' || max(at_ms)"
                    + " || ',' || count(*) || ',' || count(*) FILTER (" + LatencyRows.IS_ANSWER + ") || ','"
                    + " || coalesce(sum(duration_us) FILTER (" + LatencyRows.IS_ANSWER + "), 0)"
                    + " FROM observation WHERE dependency = span.value ->> 0"
                    + " AND at_ms >= span.value ->> 1 AND at_ms < span.value ->> 2) FROM json_each(?) AS span";

    /**
     * Where rows are to be counted.
     *
     * @param dependency its id
     * @param from the first millisecond
     * @param to the one behind the last
     */
    record RowSpan(long dependency, long from, long to) {

        private String json() {
            return "[" + dependency + "," + from + "," + to + "]";
        }
    }

    /** Takes the rows of a span. */
    @FunctionalInterface
    interface Visitor {
        void tally(long dependency, long from, RowTally rows);
    }

    /** Counts the rows of all the spans in one statement, which costs less than one for each. Shows those that have any. */
    static void count(SqliteSession session, Collection<RowSpan> spans, Visitor visitor) throws SQLException {
        if (spans.isEmpty()) {
            return;
        }
        session.walk(
                row -> {
                    var numbers = row.getString(3);
                    if (numbers != null) {
                        visitor.tally(row.getLong(1), row.getLong(2), of(numbers.split(",")));
                    }
                    return true;
                },
                QUERY,
                spans.stream().map(RowSpan::json).collect(Collectors.joining(",", "[", "]")));
    }

    private static RowTally of(String... numbers) {
        return new RowTally(
                Long.parseLong(numbers[0]),
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]),
                Long.parseLong(numbers[3]),
                Long.parseLong(numbers[4]));
    }

    RowTally plus(RowTally other) {
        return new RowTally(
                Math.min(first, other.first),
                Math.max(last, other.last),
                count + other.count,
                answers + other.answers,
                micros + other.micros);
    }
}
