// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.text.LogTimestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The head of a line of klog, and so of Kubernetes: {@code E1122 14:02:11.123456       1 controller.go:114] message}. Newer ones of
 * glog have the year ({@code E20261122}), and Python's Tornado brackets: {@code [E 261122 14:02:11 web:17] message}.
 */
final class KlogHead {

    private static final Pattern BEGINNING =
            Pattern.compile("(?:([IWEF])(\\d{4})?(\\d\\d)(\\d\\d)|\\[([IWECD]) (\\d\\d)(\\d\\d)(\\d\\d)) (?=\\d\\d:)");

    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private KlogHead() {}

    static Optional<TextHead> of(String line, ZoneId zone, Instant now) {
        var begun = BEGINNING.matcher(line);
        var end = begun.lookingAt() ? line.indexOf("] ", begun.end()) : -1;
        if (end < 0) {
            return Optional.empty();
        }
        var place = line.substring(line.lastIndexOf(' ', end) + 1, end);
        return date(begun.toMatchResult())
                .flatMap(date -> LogTimestamp.at(date + line.substring(begun.end() - 1, end), 0, zone, now))
                .map(found -> new TextHead(
                        Optional.of(found.instant()),
                        severity(line.charAt(line.charAt(0) == '[' ? 1 : 0)),
                        Optional.of(place.substring(0, Math.max(0, place.indexOf(':'))))
                                .filter(file -> !file.isEmpty()),
                        line.substring(end + 2)));
    }

    private static Optional<String> date(MatchResult begun) {
        if (begun.group(6) != null) {
            return Optional.of("20" + begun.group(6) + '-' + begun.group(7) + '-' + begun.group(8));
        }
        if (begun.group(2) != null) {
            return Optional.of(begun.group(2) + '-' + begun.group(3) + '-' + begun.group(4));
        }
        var month = Integer.parseInt(begun.group(3));
        return month < 1 || month > MONTHS.length
                ? Optional.empty()
                : Optional.of(MONTHS[month - 1] + ' ' + begun.group(4));
    }

    private static LogSeverity severity(char letter) {
        return switch (letter) {
            case 'I', 'D' -> LogSeverity.LOWER;
            case 'W' -> LogSeverity.WARNING;
            default -> LogSeverity.ERROR;
        };
    }
}
