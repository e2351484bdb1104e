// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One connection and its statements, each prepared once. Not thread-safe. */
public final class SqliteSession implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    SqliteSession(Connection connection) {
        this.connection = connection;
    }

    /** Makes a value of the row on which the result stands. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Looks at one row after the other, for as long as it wants more. */
    public interface Walk {
        boolean wantsMoreAfter(ResultSet row) throws SQLException;
    }

    /** Something done with a session. */
    public interface Work<T> {
        T in(SqliteSession session) throws SQLException;
    }

    /** Runs statements that take no parameters and give no rows; several, apart by semicolons. */
    public void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** How many rows it changed. */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        try {
            return prepared(sql, parameters).executeUpdate();
        } catch (SQLException failed) {
            forget(sql, failed);
            throw failed;
        }
    }

    public void walk(Walk walk, String sql, @Nullable Object... parameters) throws SQLException {
        try (var rows = prepared(sql, parameters).executeQuery()) {
            var more = true;
            while (more && rows.next()) {
                more = walk.wantsMoreAfter(rows);
            }
        } catch (SQLException failed) {
            forget(sql, failed);
            throw failed;
        }
    }

    public <T> List<T> list(Row<T> row, String sql, @Nullable Object... parameters) throws SQLException {
        var values = new ArrayList<T>();
        walk(
                result -> {
                    values.add(row.read(result));
                    return true;
                },
                sql,
                parameters);
        return values;
    }

    public <T> Optional<T> first(Row<T> row, String sql, @Nullable Object... parameters) throws SQLException {
        var values = new ArrayList<T>(1);
        walk(
                result -> {
                    values.add(row.read(result));
                    return false;
                },
                sql,
                parameters);
        return values.stream().findFirst();
    }

    /** The number in the first column of the only row; 0 where that is null. */
    public long number(String sql, @Nullable Object... parameters) throws SQLException {
        return first(row -> row.getLong(1), sql, parameters).orElse(0L);
    }

    /** The number in a column; absent where that is null. */
    public static OptionalLong optional(ResultSet row, int column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** Does it in one transaction, which is taken back if it throws. A read sees one moment of the database. */
    public <T> T transaction(String begin, Work<T> work) throws SQLException {
        update(begin);
        try {
            var result = work.in(this);
            update("COMMIT");
            return result;
        } catch (SQLException | RuntimeException | Error failed) {
            rollBack(failed);
            throw failed;
        }
    }

    private void rollBack(Throwable reason) {
        try {
            run("ROLLBACK");
        } catch (SQLException already) {
            // A full disk makes SQLite roll back by itself.
            reason.addSuppressed(already);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** The driver closes a statement that failed: it has to be prepared anew. */
    private void forget(String sql, SQLException reason) {
        var failed = statements.remove(sql);
        try {
            if (failed != null) {
                failed.close();
            }
        } catch (SQLException already) {
            reason.addSuppressed(already);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
