// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import java.time.ZoneId;

/**
 * The common log format of NCSA, and what begins like it: {@code combined}, Apache's, nginx with a request time at the end,
 * Tomcat's, Undertow's, Quarkus', Traefik's, and those of the servers of Python, of which uvicorn writes no time. What stands
 * before the time is not looked at, and of what follows only the request, the status, whether it was us who asked, and of
 * errors how long they took. Not thread-safe.
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
    public AccessLogEntry read(String line, ZoneId zone) throws BadLine {
        var time = TimePlace.find(line);
        var logged = time < 0 ? LoggedTime.NONE : time(line, time, zone);
        // Some write the time last.
        var rest = new LineText(line, line.indexOf('"', time) < 0 ? 0 : Math.max(0, time));
        var request = rest.quoted();
        if (time < 0 && !LineText.isRequest(request)) {
            throw new BadLine("no time such as [22/Nov/2026:14:00:00 +0000]");
        }
        var status = rest.status();
        var check = rest.isOfCheck();
        var millis =
                isTimeOfStart || AccessLogEntry.isError(status) ? place.millis(rest.words()) : LoggedDuration.UNKNOWN;
        var at = isTimeOfStart && millis > 0 && logged.isKnown() ? logged.plusMillis(millis) : logged;
        return new AccessLogEntry(at, status, LineText.target(request), check, millis);
    }

    private LoggedTime time(String line, int start, ZoneId zone) throws BadLine {
        if (!lastText.isEmpty() && line.startsWith(lastText, start)) {
            return lastTime;
        }
        var time = LoggedTime.at(line, start, zone);
        var end = start + TIME_LENGTH;
        // With its offset, so in whichever zone.
        var isUsual = end < line.length() && line.charAt(end) == ']' && line.charAt(end - 6) == ' ';
        lastText = isUsual ? line.substring(start, end) : "";
        lastTime = time;
        return time;
    }
}
