// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.util.Optional;

/** The level in PHP's own log of errors: {@code PHP Fatal error:  Uncaught …}. Stateless. */
final class PhpLevel {

    private static final String LEAD = "PHP ";

    private PhpLevel() {}

    /** The level that the line has at {@code from} or behind a bracket there. */
    static Optional<LevelWord> at(String line, int from) {
        var start = from;
        while (start < line.length() && "] ".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        var colon = line.startsWith(LEAD, start) ? line.indexOf(':', start) : -1;
        if (colon < 0) {
            return Optional.empty();
        }
        var name = line.substring(start + LEAD.length(), colon);
        var severity = name.endsWith("error")
                ? LogSeverity.ERROR
                : name.endsWith("arning") ? LogSeverity.WARNING : LogSeverity.LOWER;
        return Optional.of(new LevelWord(severity, colon));
    }
}
