// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.postgresql.PostgresqlProtocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one query has returned; of several statements the last that returned rows. Keeps the first rows only. */
final class QueryResult {

    private final int mostRows;
    private final List<List<Optional<String>>> first = new ArrayList<>();
    private long rows;

    /** @param mostRows how many rows are kept, at least one */
    QueryResult(int mostRows) {
        this.mostRows = mostRows;
    }

    /** A statement begins to return rows. */
    void described() {
        rows = 0;
        first.clear();
    }

    void row(ServerMessage dataRow) {
        rows++;
        if (rows <= mostRows) {
            var row = new ArrayList<Optional<String>>();
            for (var columns = dataRow.body().getShort(); columns > 0; columns--) {
                row.add(dataRow.column());
            }
            first.add(List.copyOf(row));
        }
    }

    long rows() {
        return rows;
    }

    /** The rows that were kept, each with its columns; empty for {@code NULL}. */
    List<List<Optional<String>>> first() {
        return List.copyOf(first);
    }

    /** The first column of the first row; empty for {@code NULL} or no row. */
    Optional<String> firstValue() {
        return value(0);
    }

    Optional<String> secondValue() {
        return value(1);
    }

    private Optional<String> value(int column) {
        return first.stream()
                .limit(1)
                .filter(row -> row.size() > column)
                .findFirst()
                .flatMap(row -> row.get(column));
    }
}
