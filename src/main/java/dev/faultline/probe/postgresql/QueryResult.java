package dev.faultline.probe.postgresql;

import dev.faultline.probe.net.Failures;
import java.util.Optional;

/** What one query has returned; of several statements the last that returned rows. Keeps the first row only. */
final class QueryResult {

    private long rows;
    private Optional<String> firstValue = Optional.empty();
    private Optional<String> secondValue = Optional.empty();

    /** A statement begins to return rows. */
    void described() {
        rows = 0;
        firstValue = Optional.empty();
        secondValue = Optional.empty();
    }

    void row(BackendMessage dataRow) {
        rows++;
        if (rows == 1) {
            var columns = dataRow.body().getShort();
            firstValue = columns > 0 ? dataRow.column() : Optional.empty();
            secondValue = columns > 1 ? dataRow.column() : Optional.empty();
        }
    }

    long rows() {
        return rows;
    }

    /** The first column of the first row; empty for {@code NULL} or no row. */
    Optional<String> firstValue() {
        return firstValue;
    }

    Optional<String> secondValue() {
        return secondValue;
    }

    String shownValue() {
        if (rows == 0) {
            return "no row";
        }
        return firstValue
                .map(value -> "'" + Failures.oneLine(value.substring(0, Math.min(80, value.length()))) + "'")
                .orElse("NULL");
    }
}
