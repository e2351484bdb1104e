// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.sql.SQLException;

/** Says that a database file cannot be used as it is, and never will be: it has to be set aside. */
final class UnusableDatabase extends Exception {

    private final String label;

    private UnusableDatabase(String label, String message) {
        super(message);
        this.label = label;
    }

    static UnusableDatabase damaged(String detail) {
        return new UnusableDatabase("corrupt", "is damaged (" + detail.replaceAll("\\s+", " ") + ")");
    }

    static UnusableDatabase newer(long version) {
        return new UnusableDatabase(
                "newer",
                "was written by a newer version (schema " + version + ", known " + DatabaseSchema.latest() + ")");
    }

    static UnusableDatabase foreign() {
        return new UnusableDatabase("foreign", "is a database of another program");
    }

    /** Whether SQLite says that the file itself is damaged: its pages, or that a table is gone. */
    static boolean isDamage(Throwable failure) {
        return failure instanceof SQLException sql
                && (SqliteCode.of(sql).isDamage()
                        || String.valueOf(sql.getMessage()).contains("(no such table: "));
    }

    /** A word for the name under which the file is kept. */
    String label() {
        return label;
    }
}
