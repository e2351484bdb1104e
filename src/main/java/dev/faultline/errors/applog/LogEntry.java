// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the app's log, all its lines.
 *
 * @param at when it was written, if it says so
 * @param message what it says beside the exception; may hold secrets
 * @param logger who wrote it, if it says so
 * @param thrown the exception in it, if there is one
 */
record LogEntry(
        Optional<Instant> at,
        LogSeverity severity,
        String message,
        Optional<String> logger,
        Optional<LoggedException> thrown) {

    /** The same at another time. */
    LogEntry at(Optional<Instant> other) {
        return new LogEntry(other, severity, message, logger, thrown);
    }

    /** Whether it tells of an error: by its level, or by an exception that no lower level plays down. */
    boolean isError() {
        return severity == LogSeverity.ERROR || thrown.isPresent() && severity != LogSeverity.LOWER;
    }
}
