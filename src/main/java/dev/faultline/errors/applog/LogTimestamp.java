package dev.faultline.errors.applog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a timestamp out of a log: ISO 8601 in its usual variants, {@code 2026/11/22 14:02:11}, {@code 22-Nov-2026
 * 14:02:11.123}, {@code Nov 22, 2026 2:02:11 PM}, and the time alone. One pass, no backtracking; made for one text.
 */
final class LogTimestamp {

    private final TextCursor text;
    private final ZoneId zone;
    private final Instant now;

    private LogTimestamp(TextCursor text, ZoneId zone, Instant now) {
        this.text = text;
        this.zone = zone;
        this.now = now;
    }

    /**
     * A timestamp in a text.
     *
     * @param instant in whole milliseconds
     * @param end where the text goes on after it
     */
    record Found(Instant instant, int end) {}

    /**
     * The timestamp that begins at {@code start}, if one does.
     *
     * @param zone that of a time that names none
     * @param now roughly when it was written, for a time without its date
     */
    static Optional<Found> at(String text, int start, ZoneId zone, Instant now) {
        try {
            var cursor = new TextCursor(text, start);
            return new LogTimestamp(cursor, zone, now)
                    .read()
                    .map(instant -> new Found(instant.truncatedTo(ChronoUnit.MILLIS), cursor.at()));
        } catch (DateTimeException outOfBounds) {
            return Optional.empty();
        }
    }

    private Optional<Instant> read() {
        var start = text.at();
        var date = LogDate.at(text);
        if (date.isPresent()) {
            var day = date.get();
            if (!(text.skip('T') || text.skip(' ') || text.skip(':'))) {
                return Optional.empty();
            }
            return time().map(time -> withOffset(LocalDateTime.of(day, time)));
        }
        text.back(start);
        return time().map(this::nearest);
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
        if (second < 0) {
            return Optional.empty();
        }
        var nano = nano();
        return Optional.of(LocalTime.of(hourOfDay(hour), minute, Math.min(second, 59), nano));
    }

    private int hourOfDay(int hour) {
        var mark = text.ahead(3).replace('\u202f', ' ').toUpperCase(Locale.ROOT);
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
        if (digits == 0) {
            text.back(start);
        }
        for (; digits > 0 && digits < 9; digits++) {
            nano *= 10;
        }
        return nano;
    }

    private Instant withOffset(LocalDateTime local) {
        if (text.skip('Z')) {
            return local.toInstant(ZoneOffset.UTC);
        }
        var start = text.at();
        text.skip(' ');
        var sign = text.peek();
        if (sign == '+' || sign == '-') {
            text.pass(1);
            var hours = text.number(2, 2);
            text.skip(':');
            var minutes = text.number(2, 2);
            if (hours >= 0 && minutes >= 0) {
                var seconds = (hours * 60 + minutes) * 60;
                return local.toInstant(ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds));
            }
        }
        text.back(start);
        return local.atZone(zone).toInstant();
    }

    /** On the day that brings it closest to now: just after midnight the lines of yesterday are still being read. */
    private Instant nearest(LocalTime time) {
        var today = now.atZone(zone).toLocalDate();
        var nearest = today.atTime(time).atZone(zone).toInstant();
        for (var day : List.of(today.minusDays(1), today.plusDays(1))) {
            var other = day.atTime(time).atZone(zone).toInstant();
            if (distance(other) < distance(nearest)) {
                nearest = other;
            }
        }
        return nearest;
    }

    private long distance(Instant other) {
        return Math.abs(other.toEpochMilli() - now.toEpochMilli());
    }
}
