// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.postgresql.PostgresqlProtocol.ServerMessage;
import java.util.Set;

/**
 * An error that the server told.
 *
 * @param sqlState five characters, <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">listed
 *     here</a>; empty if the server gave none
 * @param message in the server's words
 * @param fatal whether the server ends the session with it
 */
record ServerError(String sqlState, String message, boolean fatal) {

    private static final Set<String> SESSION_ENDS = Set.of("FATAL", "PANIC");

    /** Reads an {@code ErrorResponse}. */
    static ServerError of(ServerMessage response) {
        var sqlState = "";
        var message = "";
        var fatal = false;
        while (response.body().hasRemaining()) {
            var field = (char) response.body().get();
            if (field == 'C') {
                sqlState = response.text();
            } else if (field == 'S' || field == 'V') {
                fatal |= SESSION_ENDS.contains(response.text());
            } else if (field == 'M') {
                message = response.text();
            } else {
                response.text();
            }
        }
        return new ServerError(sqlState, message, fatal);
    }

    Outcome outcome() {
        return Outcome.down(failure(), FailureClassifier.oneLine(message + " (SQLSTATE " + sqlState + ")"));
    }

    private FailureClass failure() {
        return switch (sqlState) {
            case "57P01", "57P02", "57P03" -> FailureClass.CONNECT;
            case "57014" -> FailureClass.TIMEOUT;
            case "08P01" -> PoolerError.of(message).orElse(FailureClass.PROTOCOL);
            case "XX001", "XX002" -> FailureClass.IO;
            default -> ofClass(sqlState.length() == 5 ? sqlState.substring(0, 2) : "");
        };
    }

    private static FailureClass ofClass(String twoCharacters) {
        return switch (twoCharacters) {
            case "08" -> FailureClass.CONNECT;
            case "28" -> FailureClass.AUTH;
            case "53" -> FailureClass.CAPACITY;
            case "58" -> FailureClass.IO;
            default -> FailureClass.ASSERTION;
        };
    }
}
