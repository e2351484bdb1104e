// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

/**
 * The common log format of NCSA, and what begins like it: {@code combined}, Apache's, nginx with a request time at the end,
 * Tomcat's, Undertow's, Quarkus' and Traefik's. What stands before the time is not looked at, and of what follows only the
 * request, the status, whether it was us who asked, and of errors how long they took. Not thread-safe.
 */
final class CommonFormat implements LineFormat {

    private static final int TIME_LENGTH = 26;

    private final DurationPlace place;
    private final boolean isTimeOfStart;
    /** The time read last, as it was written: the lines of one second share it. */
    private String lastText = "";

    private LoggedTime lastTime = LoggedTime.ofMillis(0);

    /**
     * @param place where a line says how long the request ran
     * @param isTimeOfStart whether the time is the one at which the request came in, not the one of its answer
     */
    CommonFormat(DurationPlace place, boolean isTimeOfStart) {
        this.place = place;
        this.isTimeOfStart = isTimeOfStart;
    }

    @Override
    public AccessLogEntry read(String line) throws BadLine {
        var time = find(line);
        if (time < 0) {
            throw new BadLine("no time such as [22/Nov/2026:14:00:00 +0000]");
        }
        var rest = new LineText(line, time);
        var target = rest.quotedTarget();
        var status = rest.status();
        var logged = time(line, time);
        var check = rest.isOfCheck();
        var millis =
                isTimeOfStart || AccessLogEntry.isError(status) ? place.millis(rest.words()) : LoggedDuration.UNKNOWN;
        var at = isTimeOfStart && millis > 0 ? logged.plusMillis(millis) : logged;
        return new AccessLogEntry(at, status, target, check, millis);
    }

    private LoggedTime time(String line, int start) throws BadLine {
        if (!lastText.isEmpty() && line.startsWith(lastText, start)) {
            return lastTime;
        }
        var time = LoggedTime.at(line, start);
        var end = start + TIME_LENGTH;
        var isUsual = end < line.length() && line.charAt(end) == ']';
        lastText = isUsual ? line.substring(start, end) : "";
        lastTime = time;
        return time;
    }

    /** Where a time such as {@code 22/Nov/2026:14:00:00}, or one of RFC 3339 in brackets, begins in a line; -1 if nowhere. */
    private static int find(String line) {
        var bracket = line.indexOf('[');
        if (bracket >= 0
                && bracket + 21 <= line.length()
                && isCommon(line, bracket + 1)
                && isBeforeQuote(line, bracket)) {
            return bracket + 1;
        }
        for (var at = 0; at + 20 <= line.length() && line.charAt(at) != '"'; at++) {
            var standard = line.charAt(at) == '-' && line.charAt(at + 3) == '-' && at > 4 && line.charAt(at - 5) == '[';
            if (standard) {
                return at - 4;
            }
            if (isCommon(line, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isBeforeQuote(String line, int at) {
        var quote = line.indexOf('"');
        return quote < 0 || at < quote;
    }

    private static boolean isCommon(String line, int at) {
        return line.charAt(at + 2) == '/' && line.charAt(at + 6) == '/' && line.charAt(at + 11) == ':';
    }
}
