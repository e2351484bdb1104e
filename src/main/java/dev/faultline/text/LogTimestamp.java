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
import java.util.Optional;

/**
 * Reads a timestamp out of a log: ISO 8601 in its usual variants, {@code 2026/11/22 14:02:11}, {@code 22-Nov-2026
 * 14:02:11.123}, {@code Nov 22, 2026 2:02:11 PM}, and the time alone. Written by hand: a pattern per line would be most of
 * the cost of reading one.
 */
public final class LogTimestamp {

    private static final int MOST_OFFSET = 1800;

    private final TextCursor text;
    private final ZoneId zone;
    private final LogClock clock;

    private LogTimestamp(TextCursor text, ZoneId zone) {
        this.text = text;
        this.zone = zone;
        this.clock = new LogClock(text);
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
        return dated.or(() -> withDay(text, start, zone, now)).or(() -> withoutDate(text, start, zone, now));
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

    /** As syslog and Apache's log of errors have it: {@code Nov 22 14:02:11}, {@code Sun Nov 22 14:02:11.123456 2026}. */
    private static Optional<Found> withDay(String text, int start, ZoneId zone, Instant now) {
        try {
            var timestamp = new LogTimestamp(new TextCursor(text, start), zone);
            var day = MonthDate.at(timestamp.text);
            if (day.isEmpty()) {
                return Optional.empty();
            }
            return timestamp
                    .clock
                    .time()
                    .map(time -> timestamp.found(day.get()
                            .at(time, timestamp.text)
                            .map(local -> local.atZone(zone).toInstant())
                            .orElseGet(() -> day.get().nearest(time, zone, now))));
        } catch (DateTimeException outOfBounds) {
            return Optional.empty();
        }
    }

    private static Optional<Found> withoutDate(String text, int start, ZoneId zone, Instant now) {
        try {
            var timestamp = new LogTimestamp(new TextCursor(text, start), zone);
            return timestamp.clock.time().map(time -> timestamp.found(timestamp.nearest(time, now)));
        } catch (DateTimeException outOfBounds) {
            return Optional.empty();
        }
    }

    private Found found(Instant instant) {
        return new Found(instant, clock.hasFraction(), text.at());
    }

    private Optional<Instant> dated() {
        var date = LogDate.at(text);
        if (date.isEmpty() || !(text.skip('T') || text.skip(' ') || text.skip(':'))) {
            return Optional.empty();
        }
        return clock.time().map(time -> withOffset(LocalDateTime.of(date.get(), time)));
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
        return local.atZone(named().orElse(zone)).toInstant();
    }

    /** A zone that follows by its name, such as {@code UTC} or {@code Europe/Berlin}; abbreviations are ambiguous. */
    private Optional<ZoneId> named() {
        var start = text.at();
        if (!text.skip(' ') || !Character.isUpperCase(text.peek())) {
            text.back(start);
            return Optional.empty();
        }
        var name = text.until("] ,:;)");
        var isNamed = name.equals("UTC") || name.equals("GMT") || name.indexOf('/') > 0;
        var found = isNamed ? ZoneName.read(name) : Optional.<ZoneId>empty();
        if (found.isEmpty()) {
            text.back(start);
        }
        return found;
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
