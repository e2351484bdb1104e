// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import java.util.Optional;

/** Whether the server lets this session write, as far as it has told. */
final class ReadOnly {

    /** For servers before version 14, which do not tell it unasked. */
    static final String QUESTION =
            "select pg_catalog.pg_is_in_recovery(), pg_catalog.current_setting('default_transaction_read_only')";

    private Optional<Boolean> inRecovery = Optional.empty();
    private Optional<Boolean> byDefault = Optional.empty();

    /** Takes note of a parameter that the server reports at the start of a session. */
    void reported(String parameter, String value) {
        if (parameter.equals("in_hot_standby")) {
            inRecovery = Optional.of(value.equals("on"));
        } else if (parameter.equals("default_transaction_read_only")) {
            byDefault = Optional.of(value.equals("on"));
        }
    }

    /** Takes note of the answer to {@link #QUESTION}. */
    void answered(QueryResult answer) {
        inRecovery = answer.firstValue().map(value -> value.equals("t"));
        byDefault = answer.secondValue().map(value -> value.equals("on"));
    }

    boolean isKnown() {
        return inRecovery.isPresent() && byDefault.isPresent();
    }

    boolean isSet() {
        return inRecovery.orElse(false) || byDefault.orElse(false);
    }

    /** Empty if it can write. */
    String inWords() {
        if (inRecovery.orElse(false)) {
            return "in recovery (read-only)";
        }
        return byDefault.orElse(false) ? "read-only by default" : "";
    }
}
