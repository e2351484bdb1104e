// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

/**
 * The common log format of NCSA, and what begins like it: {@code combined}, nginx with a request time at the end, Tomcat's,
 * Undertow's and Quarkus'. What stands before the time is not looked at, and of what follows only the request, the
 * status and whether it was us who asked.
 */
final class CommonFormat implements LineFormat {

    @Override
    public AccessLogEntry read(String line) throws BadLine {
        var time = find(line);
        if (time < 0) {
            throw new BadLine("no time such as [22/Nov/2026:14:00:00 +0000]");
        }
        var rest = new LineText(line, time);
        var request = rest.quoted();
        var status = rest.status();
        return new AccessLogEntry(LoggedTime.at(line, time), status, LineText.target(request), rest.isOfCheck());
    }

    /** Where a time such as {@code 22/Nov/2026:14:00:00}, or one of RFC 3339 in brackets, begins in a line; -1 if nowhere. */
    private static int find(String line) {
        for (var at = 0; at + 20 <= line.length() && line.charAt(at) != '"'; at++) {
            var common = line.charAt(at + 2) == '/' && line.charAt(at + 6) == '/' && line.charAt(at + 11) == ':';
            var standard = line.charAt(at) == '-' && line.charAt(at + 3) == '-' && at > 4 && line.charAt(at - 5) == '[';
            if (common || standard) {
                return common ? at : at - 4;
            }
        }
        return -1;
    }
}
