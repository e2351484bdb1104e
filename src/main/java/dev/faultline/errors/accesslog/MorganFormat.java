// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.LoggedUnit;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * The formats {@code dev}, {@code short} and {@code tiny} of Node's morgan: {@code GET /a 503 12.3 ms - 20} and
 * {@code ::1 - jo GET /a HTTP/1.1 503 20 - 12.3 ms}. They have no time, unless something writes one before them.
 */
final class MorganFormat implements LineFormat {

    private static final Pattern LINE =
            Pattern.compile("(|.* )(?:GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS|QUERY) (/[^ ]*|https?://[^ ]+)"
                    + "(?: HTTP/[0-9.]+)? (\\d{3}|-) (?:(?:\\d+|-) - )?([0-9.]+|-) ?ms(?: - (?:\\d+|-))? *");

    private static final String NO_RESPONSE = "-";

    /** Whether the line looks like one. */
    static boolean isIn(String line) {
        return line.indexOf('"') < 0
                && line.contains("ms")
                && LINE.matcher(line).matches();
    }

    @Override
    public AccessLogEntry read(String line, ZoneId zone) throws BadLine {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new BadLine("no request with its status and duration");
        }
        var time = TimePlace.find(parts.group(1));
        var status = parts.group(3);
        return new AccessLogEntry(
                time < 0 ? LoggedTime.NONE : LoggedTime.at(line, time, zone),
                status.equals(NO_RESPONSE) ? 0 : Integer.parseInt(status),
                parts.group(2),
                false,
                LoggedDuration.millis(parts.group(4), LoggedUnit.MILLIS));
    }
}
