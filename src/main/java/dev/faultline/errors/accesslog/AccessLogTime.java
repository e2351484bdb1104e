package dev.faultline.errors.accesslog;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads the times of logs: {@code 22/Nov/2026:14:00:00 +0000}, RFC 3339 in its variants ({@code T} or a space, a point or a
 * comma, an offset with or without a colon; without one it is UTC), and seconds or milliseconds since 1970. Written by hand:
 * a pattern per line would be most of the cost of reading one.
 */
final class AccessLogTime {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String NO_TIME = "no time that can be read";
    private static final long DAY = 86_400;
    private static final long SECONDS_BELOW = 100_000_000_000L;
    private static final long MILLIS_BELOW = SECONDS_BELOW * 1000;
    private static final long MICROS_BELOW = MILLIS_BELOW * 1000;

    private final String text;
    private final int end;
    private int at;

    private AccessLogTime(String text, int at, int end) {
        this.text = text;
        this.at = at;
        this.end = end;
    }

    /** Where a time such as {@code 22/Nov/2026:14:00:00}, or one of RFC 3339 in brackets, begins in a line; -1 if nowhere. */
    static int find(String line) {
        for (var at = 0; at + 20 <= line.length() && line.charAt(at) != '"'; at++) {
            var common = line.charAt(at + 2) == '/' && line.charAt(at + 6) == '/' && line.charAt(at + 11) == ':';
            var standard = line.charAt(at) == '-' && line.charAt(at + 3) == '-' && at > 4 && line.charAt(at - 5) == '[';
            if (common || standard) {
                return common ? at : at - 4;
            }
        }
        return -1;
    }

    /**
     * The time that begins there; what follows it is not looked at.
     *
     * @throws BadLine if there is none
     */
    static LoggedTime read(String text, int from, int to) throws BadLine {
        var time = new AccessLogTime(text, from, to);
        try {
            return time.charAt(from + 2) == '/' ? time.common() : time.standard();
        } catch (DateTimeException noSuchDay) {
            throw new BadLine(NO_TIME);
        }
    }

    /** A time by itself: also a number. */
    static LoggedTime read(String text) throws BadLine {
        var trimmed = text.strip();
        var plain = trimmed.startsWith("[") ? trimmed.substring(1) : trimmed;
        if (!plain.isEmpty() && plain.chars().allMatch(each -> each >= '0' && each <= '9' || each == '.')) {
            return ofNumber(plain);
        }
        return read(plain, 0, plain.length());
    }

    /** Seconds, milliseconds, microseconds or nanoseconds since 1970, by their size; seconds with a fraction too. */
    private static LoggedTime ofNumber(String number) throws BadLine {
        var point = number.indexOf('.');
        var time = new AccessLogTime(number, 0, point < 0 ? number.length() : point);
        var whole = time.digits(time.end);
        if (whole < SECONDS_BELOW) {
            time = new AccessLogTime(number, time.end, number.length());
            return time.withFraction(whole);
        }
        var millis = whole < MILLIS_BELOW ? whole : whole < MICROS_BELOW ? whole / 1000 : whole / 1_000_000;
        return LoggedTime.ofMillis(millis);
    }

    private LoggedTime common() throws BadLine {
        var day = digits(2);
        expect('/');
        var month = at + 3 <= end ? MONTHS.indexOf(text.substring(at, at + 3)) : -1;
        if (month < 0 || month % 3 != 0) {
            throw new BadLine(NO_TIME);
        }
        at += 3;
        expect('/');
        var year = digits(4);
        expect(':');
        return clock(date(year, month / 3 + 1, day));
    }

    private LoggedTime standard() throws BadLine {
        var year = digits(4);
        expect('-');
        var month = digits(2);
        expect('-');
        var day = digits(2);
        if (charAt(at) != ' ') {
            expect('T');
        } else {
            at++;
        }
        return clock(date(year, month, day));
    }

    private static long date(long year, long month, long day) {
        return LocalDate.of((int) year, (int) month, (int) day).toEpochDay() * DAY;
    }

    private LoggedTime clock(long date) throws BadLine {
        var hour = digits(2);
        expect(':');
        var minute = digits(2);
        expect(':');
        var second = digits(2);
        if (hour > 23 || minute > 59 || second > 60) {
            throw new BadLine(NO_TIME);
        }
        var moment = withFraction(date + hour * 3600 + minute * 60 + second);
        return moment.plusMillis(-offset() * 1000);
    }

    private LoggedTime withFraction(long second) throws BadLine {
        if (charAt(at) != '.' && charAt(at) != ',' || !isDigit(charAt(at + 1))) {
            return LoggedTime.ofSecond(second);
        }
        at++;
        var millis = 0L;
        for (var place = 100; isDigit(charAt(at)); place /= 10) {
            millis += place * (charAt(at++) - '0');
        }
        return LoggedTime.ofMillis(second * 1000 + millis);
    }

    /** In seconds. */
    private long offset() throws BadLine {
        if (charAt(at) == ' ' && (charAt(at + 1) == '+' || charAt(at + 1) == '-')) {
            at++;
        }
        var sign = charAt(at);
        if (sign != '+' && sign != '-') {
            return 0;
        }
        at++;
        var hours = digits(2);
        if (charAt(at) == ':') {
            at++;
        }
        var minutes = isDigit(charAt(at)) ? digits(2) : 0;
        return (hours * 3600 + minutes * 60) * (sign == '-' ? -1 : 1);
    }

    private long digits(int count) throws BadLine {
        var number = 0L;
        if (count > 19) {
            throw new BadLine(NO_TIME);
        }
        for (var i = 0; i < count; i++) {
            var each = charAt(at++);
            if (!isDigit(each)) {
                throw new BadLine(NO_TIME);
            }
            number = number * 10 + each - '0';
        }
        return number;
    }

    private void expect(char wanted) throws BadLine {
        if (charAt(at++) != wanted) {
            throw new BadLine(NO_TIME);
        }
    }

    private char charAt(int index) {
        return index >= 0 && index < end ? text.charAt(index) : '\0';
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }
}
