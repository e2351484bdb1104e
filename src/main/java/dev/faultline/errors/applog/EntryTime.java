// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.errors.tail.LogLine;
import dev.faultline.text.TerminalCodes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** When an entry of the app's log says that it was written. Stateless. */
final class EntryTime {

    /** A trace hardly has more lines: so far back there is an entry that says its time. */
    private static final int MOST_LINES_BACK = 100;

    private EntryTime() {}

    /** The time of the last of the entries in these lines that says one; see {@link #of}. */
    static Optional<Instant> newest(List<LogLine> lines, ZoneId zone, Instant now) {
        return IntStream.rangeClosed(1, Math.min(lines.size(), MOST_LINES_BACK))
                .mapToObj(back -> lines.get(lines.size() - back).text())
                .flatMap(text -> of(TerminalCodes.strip(text), zone, now).stream())
                .findFirst();
    }

    /**
     * The time of the entry that begins with the line, if one does and it says so.
     *
     * @param zone that of a time that names none
     * @param now roughly when it was written
     */
    static Optional<Instant> of(String line, ZoneId zone, Instant now) {
        return WholeEntry.in(line, line.startsWith("{"), zone, now)
                .flatMap(LogEntry::at)
                .or(() -> TextHead.of(line, zone, now).flatMap(TextHead::at));
    }
}
