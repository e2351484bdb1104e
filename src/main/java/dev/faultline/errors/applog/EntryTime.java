// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When an entry of the app's log says that it was written. Stateless. */
final class EntryTime {

    private EntryTime() {}

    /**
     * The time of the entry that begins with the line, if one does and it says so.
     *
     * @param zone that of a time that names none
     * @param now roughly when it was written
     */
    static Optional<Instant> of(String line, ZoneId zone, Instant now) {
        return line.startsWith("{")
                ? JsonEntry.of(line, zone, now).flatMap(LogEntry::at)
                : TextHead.of(line, zone, now).flatMap(TextHead::at);
    }
}
