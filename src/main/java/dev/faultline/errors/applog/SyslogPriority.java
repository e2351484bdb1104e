// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.util.Optional;

/**
 * What a line of syslog begins with: {@code <11>}, or {@code <11>1 } as RFC 5424 has it.
 *
 * @param severity by the number's last three bits
 * @param end where the line goes on after it
 */
record SyslogPriority(LogSeverity severity, int end) {

    private static final int HIGHEST = 191;

    /** The one that the line begins with, if it does. */
    static Optional<SyslogPriority> of(String line) {
        var close = line.startsWith("<") ? line.indexOf('>') : -1;
        if (close < 2 || close > 4 || !line.substring(1, close).chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        var priority = Integer.parseInt(line.substring(1, close));
        var end = line.startsWith("1 ", close + 1) ? close + 3 : close + 1;
        return priority > HIGHEST
                ? Optional.empty()
                : Optional.of(new SyslogPriority(LogSeverity.numbered(priority & 7), end));
    }
}
