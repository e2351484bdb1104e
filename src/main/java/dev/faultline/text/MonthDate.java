// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A day as {@code Nov 22} or {@code Sun Nov 22}: its year follows the time, or is missing.
 *
 * @param month from 1 on
 * @param day of the month
 */
record MonthDate(int month, int day) {

    /** The one at which the cursor stands, which is moved behind it and the blank after it; if there is none, to wherever. */
    static Optional<MonthDate> at(TextCursor text) {
        var start = text.at();
        var month = LogDate.month(text);
        if (month < 0) {
            // A weekday may stand before it.
            text.back(start + 3);
            month = text.skip(' ') ? LogDate.month(text) : -1;
        }
        if (month < 0 || !text.skip(' ')) {
            return Optional.empty();
        }
        text.skipBlanks();
        var day = text.number(1, 2);
        return day < 1 || !text.skip(' ') ? Optional.empty() : Optional.of(new MonthDate(month, day));
    }

    /** With the year that follows at the cursor, which is moved behind it; empty if none does. */
    Optional<LocalDateTime> at(LocalTime time, TextCursor text) {
        var start = text.at();
        var year = text.skip(' ') ? text.number(4, 4) : -1;
        if (year < 0) {
            text.back(start);
            return Optional.empty();
        }
        return Optional.of(LocalDate.of(year, month, day).atTime(time));
    }

    /** In the year that brings it closest to now. */
    Instant nearest(LocalTime time, ZoneId zone, Instant now) {
        var year = now.atZone(zone).getYear();
        return IntStream.rangeClosed(year - 1, year + 1)
                .filter(each -> month != 2 || day < 29 || Year.isLeap(each))
                .mapToObj(each ->
                        LocalDate.of(each, month, day).atTime(time).atZone(zone).toInstant())
                .min(Comparator.comparingLong(each -> Math.abs(each.getEpochSecond() - now.getEpochSecond())))
                .orElse(now);
    }
}
