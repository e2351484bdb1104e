// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A time as a person types it or copies it out of a log or a page: {@code 14:02}, {@code 2:02 PM}, {@code 2026-11-28
 * 16:49:22.5 UTC}, {@code 28/Nov/2026:16:49:22 +0000}, {@code 2026-11-28T16:49:22+01:00}.
 *
 * @param date its day; absent if it names none
 * @param time the time of day
 * @param zone its zone or offset; absent if it names none
 */
public record TypedTime(Optional<LocalDate> date, LocalTime time, Optional<ZoneId> zone) {

    private static final int NANO_DIGITS = 9;
    private static final int LEAP_SECOND = 60;
    private static final int NOON = 12;

    /** The time that the whole text is, if it is one. */
    public static Optional<TypedTime> read(String text) {
        var bare = text.strip();
        if (bare.startsWith("[") && bare.endsWith("]") && bare.length() > 1) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        try {
            var cursor = new TextCursor(bare, 0);
            var date = LogDate.at(cursor);
            if (date.isEmpty()) {
                cursor.back(0);
            } else if (!isBetweenDateAndTime(cursor)) {
                return Optional.empty();
            }
            var day = date;
            return time(cursor).flatMap(time -> withZone(day, time, cursor.ahead(Integer.MAX_VALUE / 2)));
        } catch (DateTimeException outOfBounds) {
            return Optional.empty();
        }
    }

    private static Optional<TypedTime> withZone(Optional<LocalDate> date, LocalTime time, String rest) {
        if (rest.isBlank()) {
            return Optional.of(new TypedTime(date, time, Optional.empty()));
        }
        return ZoneName.read(rest).map(zone -> new TypedTime(date, time, Optional.of(zone)));
    }

    private static boolean isBetweenDateAndTime(TextCursor text) {
        if (text.skip('T') || text.skip('t') || text.skip(':')) {
            return true;
        }
        var start = text.at();
        text.skip(',');
        text.skipBlanks();
        return text.at() > start;
    }

    private static Optional<LocalTime> time(TextCursor text) {
        var hour = text.number(1, 2);
        if (hour < 0 || !text.skip(':')) {
            return Optional.empty();
        }
        var minute = text.number(2, 2);
        var second = 0;
        var nano = 0;
        if (text.skip(':')) {
            second = text.number(2, 2);
            nano = nano(text);
        }
        if (minute < 0 || second < 0 || second > LEAP_SECOND || nano < 0) {
            return Optional.empty();
        }
        return Optional.of(LocalTime.of(hourOfDay(hour, text), minute, Math.min(second, LEAP_SECOND - 1), nano));
    }

    /** -1 if there is a sign of a fraction and none behind it. */
    private static int nano(TextCursor text) {
        if (!text.skip('.') && !text.skip(',')) {
            return 0;
        }
        if (!text.isAtDigit()) {
            return -1;
        }
        var nano = 0;
        for (var digits = 0; text.isAtDigit() || digits < NANO_DIGITS; digits++) {
            var digit = text.isAtDigit() ? text.digit() : 0;
            if (digits < NANO_DIGITS) {
                nano = 10 * nano + digit;
            }
        }
        return nano;
    }

    private static int hourOfDay(int hour, TextCursor text) {
        var start = text.at();
        text.skipBlanks();
        var mark = text.ahead(2).toUpperCase(Locale.ROOT);
        if (hour < 1 || hour > NOON || !mark.equals("AM") && !mark.equals("PM")) {
            text.back(start);
            return hour;
        }
        text.pass(2);
        return hour % NOON + (mark.equals("PM") ? NOON : 0);
    }

    /**
     * When its time of day was on that day, in order: twice where clocks were set back over it, never where they were set
     * forward over it.
     *
     * @param usual the zone, if it names none
     */
    public List<Instant> on(LocalDate day, ZoneId usual) {
        var local = LocalDateTime.of(day, time);
        return zone.orElse(usual).getRules().getValidOffsets(local).stream()
                .map(local::toInstant)
                .sorted()
                .toList();
    }
}
