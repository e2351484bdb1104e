package dev.faultline.sqlite;

import java.sql.SQLException;

/** Says that a database file cannot be used as it is, and never will be: it has to be set aside. */
final class Unusable extends Exception {

    private final String label;

    private Unusable(String label, String message) {
        super(message);
        this.label = label;
    }

    static Unusable damaged(String detail) {
        return new Unusable("corrupt", "is damaged (" + detail.replaceAll("\\s+", " ") + ")");
    }

    static Unusable newer(long version) {
        return new Unusable(
                "newer", "was written by a newer version (schema " + version + ", known " + Schema.latest() + ")");
    }

    static Unusable foreign() {
        return new Unusable("foreign", "is a database of another program");
    }

    /** Whether SQLite says that the file itself is damaged. */
    static boolean isDamage(Throwable failure) {
        return failure instanceof SQLException sql && SqliteCode.of(sql).isDamage();
    }

    /** A word for the name under which the file is kept. */
    String label() {
        return label;
    }
}
