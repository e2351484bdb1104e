// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import java.net.SocketTimeoutException;
import java.sql.SQLException;

/** What an error of the fleet's database means for what is shipped next. */
enum DatabaseTrouble {
    /** It is away, starting, shutting down, has too many connections, or two transactions were in each other's way. */
    AWAY,
    /** It took too long: the next batch is half as large. */
    SLOW,
    /** Its disk or memory is full. */
    FULL,
    /** It takes no writes: a primary that was demoted. */
    READ_ONLY,
    /** It does not let us in, or not do this. */
    DENIED,
    /** The tables are not there, or of another version. */
    TABLES,
    /** A row can never be stored as it is. */
    ROW;

    /** By its SQLSTATE. */
    static DatabaseTrouble of(SQLException failed) {
        if (failed.getCause() instanceof SocketTimeoutException) {
            return SLOW;
        }
        var state = failed.getSQLState() == null ? "" : failed.getSQLState();
        return switch (state) {
            case "57014" -> SLOW;
            case "53100", "53200" -> FULL;
            case "25006" -> READ_ONLY;
            case "3D000", "42501" -> DENIED;
            case "42P01", "42703", "3F000", "42883" -> TABLES;
            default ->
                switch (state.length() < 2 ? "" : state.substring(0, 2)) {
                    case "28" -> DENIED;
                    case "22", "23", "21" -> ROW;
                    default -> AWAY;
                };
        };
    }

    /** Whether only a person can mend it. */
    boolean isLasting() {
        return this == FULL || this == DENIED || this == TABLES;
    }
}
