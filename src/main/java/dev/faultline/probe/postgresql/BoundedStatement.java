// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A statement that the server itself ends in time, should nobody be there any more to cancel it. The bounds hold for the
 * transaction that one message is, and never for a pooled connection's next user.
 */
final class BoundedStatement {

    /** How many statements stand before the one that is bounded. */
    static final int BEFORE = 2;

    /** What may run in the transaction of several statements; others, such as VACUUM or SHOW, are sent as they are. */
    private static final Pattern CAN_BE_BOUNDED = Pattern.compile(
            "(?:[\\s(]++|--[^\n]*+\n|/\\*.*?\\*/)*+(?:select|with|values|table|insert|update|delete|merge|explain)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private BoundedStatement() {}

    static boolean canBe(String sql) {
        return CAN_BE_BOUNDED.matcher(sql).matches();
    }

    /** @param left how long it may take; at least a millisecond, for 0 would be no bound */
    static String of(String sql, Duration left) {
        var millis = Math.max(1, left.toMillis());
        return "set local statement_timeout = " + millis + "; set local lock_timeout = " + millis + "; " + sql;
    }
}
