// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** An entry that is one line and says so by its form: an object of JSON, or names and values. Stateless. */
final class WholeEntry {

    /** Before an object there may be what a collector has added, such as its own time and host. */
    private static final int LONGEST_PREFIX = 120;

    private WholeEntry() {}

    /**
     * The entry that the line is, if it is one.
     *
     * @param hasJson whether objects of JSON are looked for
     * @param zone that of a time that names none
     * @param now roughly when it was written
     */
    static Optional<LogEntry> in(String line, boolean hasJson, ZoneId zone, Instant now) {
        var json = hasJson ? json(line, zone, now) : Optional.<LogEntry>empty();
        return json.or(() -> line.startsWith("{") ? Optional.empty() : LogfmtEntry.of(line, zone, now));
    }

    private static Optional<LogEntry> json(String line, ZoneId zone, Instant now) {
        var brace = line.indexOf('{');
        if (brace == 0) {
            return JsonEntry.of(line, zone, now);
        }
        if (brace < 0 || brace > LONGEST_PREFIX || !line.endsWith("}") || line.charAt(0) <= ' ') {
            return Optional.empty();
        }
        // What a logger of text has put behind its message is no entry: that has its level before.
        return JsonEntry.of(line.substring(brace), zone, now)
                .filter(entry -> entry.severity() != LogSeverity.UNKNOWN)
                .map(entry -> entry.at().isPresent() ? entry : entry.at(EntryTime.of(line, zone, now)));
    }
}
