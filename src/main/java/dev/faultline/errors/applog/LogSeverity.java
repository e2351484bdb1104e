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
            Map.entry("TRCE", LOWER),
            Map.entry("TRC", LOWER),
            Map.entry("VERBOSE", LOWER),
            Map.entry("VRB", LOWER),
            Map.entry("DBUG", LOWER),
            Map.entry("DBG", LOWER),
            Map.entry("INF", LOWER),
            Map.entry("LOG", LOWER),
            Map.entry("FINEST", LOWER),
            Map.entry("FINER", LOWER),
            Map.entry("FINE", LOWER),
            Map.entry("CONFIG", LOWER),
            Map.entry("DEBUG", LOWER),
            Map.entry("INFO", LOWER),
            Map.entry("INFORMATION", LOWER),
            Map.entry("NOTICE", LOWER),
            Map.entry("WARN", WARNING),
            Map.entry("WRN", WARNING),
            Map.entry("WARNING", WARNING),
            Map.entry("ERROR", ERROR),
            Map.entry("ERR", ERROR),
            Map.entry("ERRO", ERROR),
            Map.entry("EROR", ERROR),
            Map.entry("FAIL", ERROR),
            Map.entry("FATA", ERROR),
            Map.entry("FTL", ERROR),
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

    /** That of a level's name in any case, of Go's slog with its distance from the name ({@code ERROR+2}); empty if it is none. */
    static Optional<LogSeverity> named(String word) {
        if (word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        var sign = Math.max(word.indexOf('+'), word.indexOf('-'));
        var name = sign > 0 && Character.isDigit(word.charAt(word.length() - 1)) ? word.substring(0, sign) : word;
        return Optional.ofNullable(WORDS.get(name.toUpperCase(Locale.ROOT)));
    }

    /**
     * That of a number: of syslog from 0 to 7, of OpenTelemetry to 24, of pino and bunyan from 10 to 60, of Monolog from 100 to
     * 600, of the JDK from 300 on.
     */
    static LogSeverity numbered(long number) {
        if (number < 8) {
            return atLeast(7 - number, 4, 3);
        }
        if (number < 100) {
            var isOfPino = number >= 25 || number % 10 == 0;
            return isOfPino ? atLeast(number, 50, 40) : atLeast(number, 17, 13);
        }
        return number < 700 ? atLeast(number, 400, 300) : atLeast(number, 1000, 900);
    }

    private static LogSeverity atLeast(long number, int error, int warning) {
        return number >= error ? ERROR : number >= warning ? WARNING : LOWER;
    }
}
