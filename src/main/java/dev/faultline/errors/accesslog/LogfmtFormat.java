// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.AccessLogSettings;
import dev.faultline.text.LogfmtPairs;
import java.time.ZoneId;

/** One name and value after another, as {@code status=500 path=/a}; the names are those of JSON. Not thread-safe. */
final class LogfmtFormat implements LineFormat {

    private final AccessLogFields fields;

    /** @param settings where the fields are, as far as that is configured */
    LogfmtFormat(AccessLogSettings settings) {
        this.fields = new AccessLogFields(settings);
    }

    @Override
    public AccessLogEntry read(String line, ZoneId zone) throws BadLine {
        var found = new JsonValues(fields);
        LogfmtPairs.read(line).forEach((name, value) -> fields.at(name).ifPresent(rank -> found.put(rank, value)));
        return found.entry(line, zone);
    }
}
