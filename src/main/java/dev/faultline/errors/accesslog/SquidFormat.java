// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * Squid's native format: {@code 1795356003.250 12 10.0.0.1 TCP_MISS/503 345 GET http://shop.example/a …}, with the time of the
 * response and how many milliseconds the request had run.
 */
final class SquidFormat implements LineFormat {

    private static final Pattern LINE =
            Pattern.compile("(?:.* )?(\\d{9,11}\\.\\d{3}) +(-?\\d{1,9}) \\S+ [A-Z_]+/(\\d{3}) \\S+ [A-Z_]+ (\\S+) .*");

    /** Whether the line looks like one. */
    static boolean isIn(String line) {
        return line.indexOf('/') > 0
                && line.indexOf('.') > 0
                && LINE.matcher(line).matches();
    }

    @Override
    public AccessLogEntry read(String line, ZoneId zone) throws BadLine {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new BadLine("no time, duration, address, result and request");
        }
        return new AccessLogEntry(
                LoggedTime.of(parts.group(1), zone),
                Integer.parseInt(parts.group(3)),
                parts.group(4),
                false,
                Math.max(LoggedDuration.UNKNOWN, LineText.number(parts.group(2))));
    }
}
