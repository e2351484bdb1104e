// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.LoggedUnit;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** What Ktor's call logging writes behind the head of its logger: {@code 503 Service Unavailable: GET - /a in 12ms}. */
final class KtorFormat implements LineFormat {

    private static final Pattern LINE =
            Pattern.compile("(|.* )(\\d{3}) [A-Z][A-Za-z' -]*: [A-Z]+ - (/\\S*)(?: in (\\d{1,9})ms)? *");

    /** Whether the line looks like one. */
    static boolean isIn(String line) {
        return line.contains(" - /") && LINE.matcher(line).matches();
    }

    @Override
    public AccessLogEntry read(String line, ZoneId zone) throws BadLine {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new BadLine("no status with its reason, method and path");
        }
        var time = TimePlace.find(parts.group(1));
        var millis = parts.group(4);
        return new AccessLogEntry(
                time < 0 ? LoggedTime.NONE : LoggedTime.at(line, time, zone),
                Integer.parseInt(parts.group(2)),
                parts.group(3),
                false,
                millis == null ? LoggedDuration.UNKNOWN : LoggedDuration.millis(millis, LoggedUnit.MILLIS));
    }
}
