// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * The loggers of Gin and Fiber: {@code [GIN] 2026/11/22 - 14:00:03 | 503 | 1.2ms | 10.0.0.1 | GET "/a"}. Fiber writes no date
 * unless it is told to, so its lines are of the moment in which they came.
 */
final class BarredFormat implements LineFormat {

    private static final Pattern LINE =
            Pattern.compile("([^|]*)\\| *(\\d{3}) *\\| *([^| ]+) *\\|[^|]*\\| *[A-Z]+[ |]+([\"/*h].*)");

    private static final Pattern GIN_TIME = Pattern.compile("(\\d{4}/\\d\\d/\\d\\d) - (\\d\\d:\\d\\d:\\d\\d)");

    /** Whether the line looks like one. */
    static boolean isIn(String line) {
        var bar = line.indexOf('|');
        return bar >= 0
                && !line.substring(0, bar).contains("\"")
                && LINE.matcher(line).matches();
    }

    @Override
    public AccessLogEntry read(String line, ZoneId zone) throws BadLine {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new BadLine("no status, duration, address and request between bars");
        }
        var request = parts.group(4);
        return new AccessLogEntry(
                time(parts.group(1), zone),
                Integer.parseInt(parts.group(2)),
                request.startsWith("\"") ? new LineText(request, 0).quoted() : request.split("[ |]", 2)[0],
                false,
                LoggedDuration.ofParts(parts.group(3)));
    }

    private static LoggedTime time(String before, ZoneId zone) throws BadLine {
        var gin = GIN_TIME.matcher(before);
        if (gin.find()) {
            return LoggedTime.at(gin.group(1) + " " + gin.group(2), 0, zone);
        }
        var time = TimePlace.find(before);
        return time < 0 ? LoggedTime.NONE : LoggedTime.at(before, time, zone);
    }
}
