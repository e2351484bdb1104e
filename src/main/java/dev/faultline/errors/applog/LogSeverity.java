// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How grave a log entry says it is. */
enum LogSeverity {
    /** {@code ERROR} and all that is worse. */
    ERROR,
    WARNING,
    /** {@code INFO} and all that is less. */
    LOWER,
    /** It does not say. */
    UNKNOWN;

    private static final Map<String, LogSeverity> WORDS = Map.ofEntries(
            Map.entry("TRACE", LOWER),
            Map.entry("FINEST", LOWER),
            Map.entry("FINER", LOWER),
            Map.entry("FINE", LOWER),
            Map.entry("CONFIG", LOWER),
            Map.entry("DEBUG", LOWER),
            Map.entry("INFO", LOWER),
            Map.entry("INFORMATION", LOWER),
            Map.entry("NOTICE", LOWER),
            Map.entry("WARN", WARNING),
            Map.entry("WARNING", WARNING),
            Map.entry("ERROR", ERROR),
            Map.entry("ERR", ERROR),
            Map.entry("SEVERE", ERROR),
            Map.entry("FATAL", ERROR),
            Map.entry("CRITICAL", ERROR),
            Map.entry("CRIT", ERROR),
            Map.entry("ALERT", ERROR),
            Map.entry("EMERGENCY", ERROR),
            Map.entry("EMERG", ERROR),
            Map.entry("PANIC", ERROR),
            Map.entry("DPANIC", ERROR));

    private static final int LONGEST_WORD = 11;

    /** That of a level's name in any case; empty if it is none. */
    static Optional<LogSeverity> named(String word) {
        return word.length() > LONGEST_WORD
                ? Optional.empty()
                : Optional.ofNullable(WORDS.get(word.toUpperCase(Locale.ROOT)));
    }

    /** That of a number: of syslog from 0 to 7, of pino and bunyan from 10 to 60. */
    static LogSeverity numbered(long number) {
        if (number < 8) {
            return number < 4 ? ERROR : number == 4 ? WARNING : LOWER;
        }
        return number >= 50 ? ERROR : number >= 40 ? WARNING : LOWER;
    }
}
