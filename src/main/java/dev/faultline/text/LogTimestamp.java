// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a timestamp out of a log: ISO 8601 in its usual variants, {@code 2026/11/22 14:02:11}, {@code 22-Nov-2026
 * 14:02:11.123}, {@code Nov 22, 2026 2:02:11 PM}, and the time alone. Written by hand: a pattern per line would be most of
 * the cost of reading one.
 */
public final class LogTimestamp {

    private static final int MOST_OFFSET = 1800;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final TextCursor text;
    private final ZoneId zone;
    private boolean hasFraction;

    private LogTimestamp(TextCursor text, ZoneId zone) {
        this.text = text;
        this.zone = zone;
    }

    /**
     * A timestamp in a text.
     *
     * @param instant in whole milliseconds
     * @param hasFraction whether it says more than the second
     * @param end where the text goes on after it
     */
    public record Found(Instant instant, boolean hasFraction, int end) {}

    /**
     * The timestamp that begins at {@code start}, if one does, with its date or without.
     *
     * @param zone that of a time that names none
     * @param now roughly when it was written, for a time without its date
     */
    public static Optional<Found> at(String text, int start, ZoneId zone, Instant now) {
        var dated = withDate(text, start, zone);
        return dated.isPresent() ? dated : withoutDate(text, start, zone, now);
    }

    /**
     * The timestamp that begins at {@code start}, if one does and has its date.
     *
     * @param zone that of a time that names none
     */
    public static Optional<Found> withDate(String text, int start, ZoneId zone) {
        try {
            var timestamp = new LogTimestamp(new TextCursor(text, start), zone);
            return timestamp.dated().map(timestamp::found);
        } catch (DateTimeException outOfBounds) {
            return Optional.empty();
        }
    }

    private static Optional<Found> withoutDate(String text, int start, ZoneId zone, Instant now) {
        try {
            var timestamp = new LogTimestamp(new TextCursor(text, start), zone);
            return timestamp.time().map(time -> timestamp.found(timestamp.nearest(time, now)));
        } catch (DateTimeException outOfBounds) {
            return Optional.empty();
        }
    }

    private Found found(Instant instant) {
        return new Found(instant, hasFraction, text.at());
    }

    private Optional<Instant> dated() {
        var date = LogDate.at(text);
        if (date.isEmpty() || !(text.skip('T') || text.skip(' ') || text.skip(':'))) {
            return Optional.empty();
        }
        return time().map(time -> withOffset(LocalDateTime.of(date.get(), time)));
    }

    private Optional<LocalTime> time() {
        var hour = text.number(1, 2);
        if (hour < 0 || !text.skip(':')) {
            return Optional.empty();
        }
        var minute = text.number(2, 2);
        if (minute < 0 || !text.skip(':')) {
            return Optional.empty();
        }
        var second = text.number(2, 2);
        if (second < 0 || second > 60) {
            return Optional.empty();
        }
        var nano = nano();
        return Optional.of(LocalTime.of(hourOfDay(hour), minute, Math.min(second, 59), nano));
    }

    private int hourOfDay(int hour) {
        var ahead = text.ahead(3);
        if (ahead.length() < 3 || Character.toUpperCase(ahead.charAt(2)) != 'M') {
            return hour;
        }
        var mark = ahead.replace('\u202f', ' ').toUpperCase(Locale.ROOT);
        if (!mark.equals(" AM") && !mark.equals(" PM")) {
            return hour;
        }
        text.pass(3);
        return hour % 12 + (mark.equals(" PM") ? 12 : 0);
    }

    private int nano() {
        if (text.peek() != '.' && text.peek() != ',') {
            return 0;
        }
        var start = text.at();
        text.pass(1);
        var nano = 0;
        var digits = 0;
        while (text.isAtDigit()) {
            var digit = text.digit();
            if (digits < 9) {
                nano = 10 * nano + digit;
                digits++;
            }
        }
        hasFraction = digits > 0;
        if (!hasFraction) {
            text.back(start);
        }
        for (; digits > 0 && digits < 9; digits++) {
            nano *= 10;
        }
        return nano / NANOS_PER_MILLI * NANOS_PER_MILLI;
    }

    private Instant withOffset(LocalDateTime local) {
        if (text.skip('Z')) {
            return local.toInstant(ZoneOffset.UTC);
        }
        var start = text.at();
        var isApart = text.skip(' ');
        var sign = text.peek();
        if (sign == '+' || sign == '-') {
            text.pass(1);
            var minutes = offsetMinutes(isApart);
            if (minutes >= 0) {
                return local.toInstant(ZoneOffset.UTC).minusSeconds(sign == '-' ? -60L * minutes : 60L * minutes);
            }
        }
        text.back(start);
        return local.atZone(zone).toInstant();
    }

    /** {@code 0100}, {@code 01:00} or, if it is not apart from the time, {@code 01}; -1 if it is none. */
    private int offsetMinutes(boolean isApart) {
        var start = text.at();
        var number = text.number(2, 4);
        var length = text.at() - start;
        if (number < 0 || length == 3 || number > MOST_OFFSET) {
            return -1;
        }
        if (length == 4) {
            return number / 100 * 60 + number % 100;
        }
        var minutes = text.skip(':') || isApart ? text.number(2, 2) : 0;
        return minutes < 0 ? -1 : number * 60 + minutes;
    }

    /** On the day that brings it closest to now: just after midnight the lines of yesterday are still being read. */
    private Instant nearest(LocalTime time, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        var nearest = today.atTime(time).atZone(zone).toInstant();
        for (var day : List.of(today.minusDays(1), today.plusDays(1))) {
            var other = day.atTime(time).atZone(zone).toInstant();
            if (distance(other, now) < distance(nearest, now)) {
                nearest = other;
            }
        }
        return nearest;
    }

    private static long distance(Instant other, Instant now) {
        return Math.abs(other.toEpochMilli() - now.toEpochMilli());
    }
}
