// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.fleet.RefusedRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Executes statements in an open transaction: all at once, or each apart. */
record RowStatements(Connection connection) {

    /** Executes them in few round trips; one that fails fails all. */
    void together(List<RowStatement> rows) throws SQLException {
        var bySql = new LinkedHashMap<String, List<RowStatement>>();
        rows.forEach(row ->
                bySql.computeIfAbsent(row.sql(), sql -> new ArrayList<>()).add(row));
        for (var same : bySql.entrySet()) {
            try (var statement = connection.prepareStatement(same.getKey())) {
                for (var row : same.getValue()) {
                    row.binder().bind(statement);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    /** Executes each under a savepoint: what can never be stored is left out, and given back. */
    List<RefusedRow> apart(List<RowStatement> rows) throws SQLException {
        var refused = new ArrayList<RefusedRow>();
        for (var row : rows) {
            var before = connection.setSavepoint();
            try (var statement = connection.prepareStatement(row.sql())) {
                row.binder().bind(statement);
                statement.executeUpdate();
                connection.releaseSavepoint(before);
            } catch (SQLException failed) {
                if (DatabaseTrouble.of(failed) != DatabaseTrouble.ROW
                        || row.key().isEmpty()) {
                    throw failed;
                }
                connection.rollback(before);
                refused.add(new RefusedRow(row.kind(), row.key().get(), reason(failed)));
            }
        }
        return refused;
    }

    private static String reason(SQLException failed) {
        var words = String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
        return failed.getSQLState() + " " + words.substring(0, Math.min(200, words.length()));
    }
}
