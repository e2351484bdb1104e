// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.text.LogTimestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The head of a line of klog, and so of Kubernetes: {@code E1122 14:02:11.123456       1 controller.go:114] message}. */
final class KlogHead {

    private static final String LETTERS = "IWEF";
    private static final int DIGITS = 4;
    private static final int TIME = 6;
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private KlogHead() {}

    static Optional<TextHead> of(String line, ZoneId zone, Instant now) {
        var end = isBegun(line) ? line.indexOf("] ") : -1;
        var month = end < 0 ? 0 : Integer.parseInt(line.substring(1, 3));
        if (month < 1 || month > MONTHS.length) {
            return Optional.empty();
        }
        var time = MONTHS[month - 1] + ' ' + line.substring(3, 1 + DIGITS) + line.substring(1 + DIGITS, end);
        var place = line.substring(line.lastIndexOf(' ', end) + 1, end);
        return LogTimestamp.at(time, 0, zone, now)
                .map(found -> new TextHead(
                        Optional.of(found.instant()),
                        severity(line.charAt(0)),
                        Optional.of(place.substring(0, Math.max(0, place.indexOf(':'))))
                                .filter(file -> !file.isEmpty()),
                        line.substring(end + 2)));
    }

    private static boolean isBegun(String line) {
        return line.length() > TIME
                && LETTERS.indexOf(line.charAt(0)) >= 0
                && line.chars().skip(1).limit(DIGITS).allMatch(Character::isDigit)
                && line.charAt(TIME - 1) == ' ';
    }

    private static LogSeverity severity(char letter) {
        return switch (letter) {
            case 'I' -> LogSeverity.LOWER;
            case 'W' -> LogSeverity.WARNING;
            default -> LogSeverity.ERROR;
        };
    }
}
