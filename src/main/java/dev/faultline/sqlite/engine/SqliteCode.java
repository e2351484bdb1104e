// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.sql.SQLException;

/**
 * SQLite's result code of a failure.
 *
 * @param primary the lowest byte of it, see https://www.sqlite.org/rescode.html
 */
record SqliteCode(int primary) {

    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int NOT_A_DATABASE = 26;

    static SqliteCode of(SQLException failure) {
        return new SqliteCode(failure.getErrorCode() & 0xFF);
    }

    boolean isDamage() {
        return primary == CORRUPT || primary == NOT_A_DATABASE;
    }

    /** Whether trying again on the same connection is all that can be done. */
    boolean passesByItself() {
        return primary == FULL || primary == BUSY || primary == LOCKED;
    }
}
