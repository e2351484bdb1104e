// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import dev.faultline.probe.FailureClass;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What PgBouncer says. Many of its versions give one SQLSTATE, 08P01, to everything, so that only the words tell it apart. */
final class PoolerError {

    private static final Map<String, FailureClass> BY_WORDS = new LinkedHashMap<>();

    static {
        add(
                FailureClass.AUTH,
                "authentication failed",
                "auth failed",
                "no such user",
                "not allowed",
                "password",
                "sasl",
                "certificate",
                "login rejected");
        add(FailureClass.CAPACITY, "query_wait_timeout", "no more connections", "too many", "max_client_conn");
        add(FailureClass.TIMEOUT, "query_timeout", "transaction_timeout", "idle_timeout", "idle_transaction_timeout");
        add(
                FailureClass.CONNECT,
                "login has been failing",
                "login failed",
                "login_retry",
                "cannot connect",
                "connect timeout",
                "connect failed",
                "server down",
                "client_login_timeout",
                "server conn crashed",
                "shut down",
                "shutting down",
                "is disabled",
                "is paused",
                "dns");
        add(
                FailureClass.ASSERTION,
                "no such database",
                "unsupported startup parameter",
                "database \"",
                "does not exist");
    }

    private PoolerError() {}

    private static void add(FailureClass failure, String... words) {
        for (var word : words) {
            BY_WORDS.put(word, failure);
        }
    }

    /** The class of what it says; empty if the words are none of its. */
    static Optional<FailureClass> of(String message) {
        var text = message.toLowerCase(Locale.ROOT);
        return BY_WORDS.entrySet().stream()
                .filter(known -> text.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
