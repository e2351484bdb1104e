// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.SourceReading;
import dev.faultline.errors.SourceReading.ReadingAspect;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many of what were read.
 *
 * @param entries complete entries
 * @param errors how many of them tell of an error
 * @param untimed how many entries do not say when they were written
 * @param unleveled how many entries show neither a level nor an exception
 * @param badLines lines that are not in the format of the log
 */
record LineCounts(long entries, long errors, long untimed, long unleveled, long badLines) {

    static final LineCounts NONE = new LineCounts(0, 0, 0, 0, 0);

    LineCounts plus(LogEntry entry) {
        return new LineCounts(
                entries + 1,
                errors + (entry.isError() ? 1 : 0),
                untimed + (entry.at().isPresent() ? 0 : 1),
                unleveled + (entry.severity() == LogSeverity.UNKNOWN && !entry.isError() ? 1 : 0),
                badLines);
    }

    LineCounts plusBad() {
        return new LineCounts(entries, errors, untimed, unleveled, badLines + 1);
    }

    /** How much of what was read since then could be understood. A bad line may be an entry too. */
    List<SourceReading> readings(LineCounts since, Instant at) {
        var read = entries - since.entries;
        var bad = badLines - since.badLines;
        return Stream.of(
                        reading(ReadingAspect.LINES, at, Math.max(read, bad), bad),
                        reading(ReadingAspect.LEVELS, at, read, unleveled - since.unleveled))
                .filter(reading -> reading.total() > 0)
                .toList();
    }

    private static SourceReading reading(ReadingAspect aspect, Instant at, long total, long missed) {
        return new SourceReading(ErrorSource.APP_LOG, aspect, at, at, total, missed);
    }
}
