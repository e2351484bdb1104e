// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the first program that ships sent to its database, recorded once: the instance {@code old-1} of the app {@code shop}. */
final class FirstProgram {

    /** How many batches it sends. */
    static final int BATCHES = 13;

    private static final Pattern OFFSET = Pattern.compile("\\{\\+(\\d+)(\\.\\d+)?}");
    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*\\R");
    private static final String FENCE = "UPDATE faultline.writer";

    private FirstProgram() {}

    static Instant downFrom(Instant start) {
        return start.plusSeconds(11);
    }

    static Instant downTo(Instant start) {
        return start.plusSeconds(15);
    }

    /**
     * Sends it as if it had begun then: a batch whose fence is not the next one is rolled back, as it does.
     *
     * @return how many batches were stored
     */
    static int ship(Connection connection, Instant start) throws SQLException {
        connection.setAutoCommit(false);
        var stored = 0;
        for (var batch : recorded(start).split("BEGIN;\\s*")) {
            if (!batch.isBlank() && store(connection, batch)) {
                stored++;
            }
        }
        return stored;
    }

    private static boolean store(Connection connection, String batch) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : batch.split(";\\R")) {
                if (sql.equals("COMMIT")) {
                    break;
                }
                statement.execute(sql);
                if (sql.startsWith(FENCE) && statement.getUpdateCount() == 0) {
                    connection.rollback();
                    return false;
                }
            }
            connection.commit();
            return true;
        }
    }

    private static String recorded(Instant start) {
        try (var in = FirstProgram.class.getResourceAsStream("/fleet/first-program.sql")) {
            var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            var day = start.atOffset(ZoneOffset.UTC).toLocalDate().toString();
            var timed = OFFSET.matcher(COMMENT.matcher(text).replaceAll("").replace("{day}", day));
            return timed.replaceAll(found -> start.plusSeconds(Long.parseLong(found.group(1)))
                    .plusNanos(nanos(found.group(2)))
                    .toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Math.round(Double.parseDouble("0" + fraction) * 1e9);
    }
}
