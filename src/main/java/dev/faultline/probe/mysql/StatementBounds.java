// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import java.time.Duration;
import java.util.Locale;

/** Has the server itself end a statement in time, should nobody be there any more: a closed connection does not. */
final class StatementBounds {

    private StatementBounds() {}

    /**
     * The statement that says so, for the session.
     *
     * @param left how long the query may take
     */
    static String of(boolean mariaDb, Duration left) {
        var millis = Math.max(1, left.toMillis());
        var seconds = Math.max(1, (millis + 999) / 1000);
        var statement = mariaDb
                ? String.format(Locale.ROOT, "max_statement_time = %.3f", millis / 1000.0)
                : "max_execution_time = " + millis;
        return "set " + statement + ", lock_wait_timeout = " + seconds + ", innodb_lock_wait_timeout = " + seconds;
    }
}
