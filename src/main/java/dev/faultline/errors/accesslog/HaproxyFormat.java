// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import java.time.ZoneId;
import java.util.List;

/**
 * HAProxy's {@code option httplog} and {@code httpslog}: {@code [accepted] frontend backend/server 0/0/1/2/3 status … "request"}.
 * The answer is as much later as the last of the timers says.
 */
final class HaproxyFormat implements LineFormat {

    private static final int TIMERS = 2;
    private static final int STATUS = 3;
    private static final int FEWEST_TIMERS = 5;
    private static final String NO_ANSWER = "-1";

    /** Whether the line looks like one. */
    static boolean isIn(String line) {
        var time = TimePlace.find(line);
        var end = time < 0 ? -1 : line.indexOf("] ", time);
        return end >= 0 && !line.startsWith("\"", end + 2) && isTimed(words(line, end));
    }

    @Override
    public AccessLogEntry read(String line, ZoneId zone) throws BadLine {
        var time = TimePlace.find(line);
        var end = time < 0 ? -1 : line.indexOf("] ", time);
        var words = end < 0 ? List.<String>of() : words(line, end);
        if (!isTimed(words)) {
            throw new BadLine("no timers of a request");
        }
        var accepted = LoggedTime.at(line, time, zone);
        var status = words.get(STATUS).equals(NO_ANSWER) ? 0 : LineText.number(words.get(STATUS));
        if (status < 0 || status > 999) {
            throw new BadLine("no status after the timers");
        }
        var millis = total(words.get(TIMERS));
        var text = new LineText(line, end);
        return new AccessLogEntry(
                millis > 0 ? accepted.plusMillis(millis) : accepted,
                (int) status,
                line.indexOf('"', end) < 0 ? "" : LineText.target(text.quoted()),
                isOfCheck(line.substring(end)),
                millis);
    }

    private static List<String> words(String line, int end) {
        return List.of(line.substring(end + 2).split(" +", STATUS + 2));
    }

    /** Connections without a request have fewer timers. */
    private static boolean isTimed(List<String> words) {
        return words.size() > STATUS && words.get(TIMERS).split("/", -1).length >= FEWEST_TIMERS;
    }

    /** Behind a plus where the line was written before the end. */
    private static long total(String timers) {
        var last = timers.substring(timers.lastIndexOf('/') + 1);
        return LineText.number(last.startsWith("+") ? last.substring(1) : last);
    }

    /** Headers that are captured stand in braces, with bars between them. */
    private static boolean isOfCheck(String rest) {
        for (var brace = rest.indexOf('{'); brace >= 0; brace = rest.indexOf('{', brace + 1)) {
            var close = rest.indexOf('}', brace);
            for (var header :
                    rest.substring(brace + 1, Math.max(brace + 1, close)).split("\\|", -1)) {
                if (AccessLogEntry.isCheck(header)) {
                    return true;
                }
            }
        }
        return false;
    }
}
