// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import java.time.ZoneId;

/**
 * Envoy's default text, and Istio's: {@code [start] "request" status flags … received sent duration …}. Its time is when the
 * request began, so the answer is that much later.
 */
final class EnvoyFormat implements LineFormat {

    @Override
    public AccessLogEntry read(String line, ZoneId zone) throws BadLine {
        if (!line.startsWith("[")) {
            throw new BadLine("no time such as [2026-11-22T14:00:00.000Z] at the beginning");
        }
        var start = LoggedTime.at(line, 1, zone);
        var rest = new LineText(line, 1);
        var request = rest.quoted();
        var status = rest.status();
        var millis = rest.thirdNumber();
        return new AccessLogEntry(
                millis > 0 ? start.plusMillis(millis) : start,
                status,
                LineText.target(request),
                rest.isOfCheck(),
                millis);
    }
}
