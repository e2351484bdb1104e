// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.text.TerminalCodes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Tells by lines of a log whether it is the log of an app, by what is read of one. Stateless. */
public final class AppLogGuess {

    private AppLogGuess() {}

    /**
     * In which format it is to be read, as the config file names it: {@code json}, or {@code auto} for lines of text; empty if no
     * line says when it was written, and its level.
     *
     * @param lines the first ones of the log
     * @param now roughly when they were written
     */
    public static Optional<String> format(List<String> lines, Instant now) {
        return lines.stream()
                .map(TerminalCodes::strip)
                .flatMap(line -> format(line, now).stream())
                .findFirst();
    }

    private static Optional<String> format(String line, Instant now) {
        if (WholeEntry.in(line, true, ZoneOffset.UTC, now)
                .filter(entry -> isTold(entry.severity(), entry.at()))
                .isPresent()) {
            return Optional.of(line.startsWith("{") ? "json" : "auto");
        }
        return TextHead.of(line, ZoneOffset.UTC, now)
                .filter(head -> isTold(head.severity(), head.at()))
                .map(head -> "auto");
    }

    private static boolean isTold(LogSeverity severity, Optional<Instant> at) {
        return severity != LogSeverity.UNKNOWN && at.isPresent();
    }
}
