// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.LoggedUnit;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * Amazon's load balancers: {@code type time name client target 0.000 0.001 0.000 status … "request" "agent"}, where the classic
 * ones have no type, and their time is when the request came in.
 */
final class ElbFormat implements LineFormat {

    private static final Set<String> TYPES = Set.of("http", "https", "h2", "grpcs", "ws", "wss");
    private static final int FIRST_DURATION = 4;
    private static final int LAST_DURATION = 6;
    private static final int STATUS = 7;
    private static final int REQUEST = 11;
    private static final int AGENT = 12;

    /** Whether the line looks like one. */
    static boolean isIn(String line) {
        var quote = line.indexOf('"');
        if (quote < 0 || line.indexOf('[') >= 0 && line.indexOf('[') < quote) {
            return false;
        }
        var before = line.substring(0, quote).strip().split(" +");
        var first = before.length - REQUEST;
        return first == 0 && isTime(before[0]) || first == 1 && TYPES.contains(before[0]) && isTime(before[1]);
    }

    private static boolean isTime(String word) {
        return word.length() > 10 && word.charAt(4) == '-' && word.charAt(10) == 'T';
    }

    @Override
    public AccessLogEntry read(String line, ZoneId zone) throws BadLine {
        var isTyped = TYPES.contains(line.substring(0, Math.max(0, line.indexOf(' '))));
        var words = new LineText(line, isTyped ? line.indexOf(' ') : 0).words();
        if (words.size() <= REQUEST) {
            throw new BadLine("too few fields");
        }
        var logged = LoggedTime.at(words.get(0), 0, zone);
        var status = words.get(STATUS).equals("-") ? 0 : LineText.number(words.get(STATUS));
        if (status < 0 || status > 999) {
            throw new BadLine("no status of the load balancer");
        }
        var millis = millis(words.subList(FIRST_DURATION, LAST_DURATION + 1));
        return new AccessLogEntry(
                isTyped || millis < 0 ? logged : logged.plusMillis(millis),
                (int) status,
                LineText.target(words.get(REQUEST)),
                words.size() > AGENT && AccessLogEntry.isCheck(words.get(AGENT)),
                millis);
    }

    /** Of three spans that follow each other; one that is missing is -1. */
    private static long millis(List<String> spans) {
        var sum = 0L;
        for (var span : spans) {
            var millis = LoggedDuration.millis(span, LoggedUnit.SECONDS);
            if (millis < 0) {
                return LoggedDuration.UNKNOWN;
            }
            sum += millis;
        }
        return sum;
    }
}
