// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.text.LogTimestamp;
import java.time.ZoneId;

/**
 * When something happened, as exactly as a log says it: a log of whole seconds leaves a second open.
 *
 * @param from the earliest, in epoch milliseconds
 * @param to the latest, not before {@code from}
 */
record LoggedTime(long from, long to) {

    /** The line does not say. */
    static final LoggedTime NONE = new LoggedTime(Long.MIN_VALUE, Long.MIN_VALUE);

    private static final String NO_TIME = "no time that can be read";
    private static final long SECOND = 1000;
    private static final long SECONDS_BELOW = 100_000_000_000L;
    private static final long MILLIS_BELOW = SECONDS_BELOW * 1000;
    private static final long MICROS_BELOW = MILLIS_BELOW * 1000;

    /** Somewhere in that second. */
    static LoggedTime ofSecond(long epochSecond) {
        return new LoggedTime(epochSecond * SECOND, epochSecond * SECOND + SECOND - 1);
    }

    static LoggedTime ofMillis(long epochMillis) {
        return new LoggedTime(epochMillis, epochMillis);
    }

    /** Whether the line says it. */
    boolean isKnown() {
        return from != NONE.from;
    }

    /**
     * The time that begins there; what follows it is not checked.
     *
     * @param zone that of a time that names none
     * @throws BadLine if there is none
     */
    static LoggedTime at(String text, int start, ZoneId zone) throws BadLine {
        var found = LogTimestamp.withDate(text, start, zone).orElseThrow(() -> new BadLine(NO_TIME));
        var millis = found.instant().toEpochMilli();
        return found.hasFraction() ? ofMillis(millis) : ofSecond(Math.floorDiv(millis, SECOND));
    }

    /**
     * A time by itself: also a number.
     *
     * @param zone that of a time that names none
     * @throws BadLine if it is none
     */
    static LoggedTime of(String text, ZoneId zone) throws BadLine {
        var trimmed = text.strip();
        var plain = trimmed.startsWith("[") ? trimmed.substring(1) : trimmed;
        var isNumber = !plain.isEmpty() && plain.chars().allMatch(each -> each >= '0' && each <= '9' || each == '.');
        return isNumber ? ofNumber(plain) : at(plain, 0, zone);
    }

    /** Seconds, milliseconds, microseconds or nanoseconds since 1970, by their size; seconds with a fraction too. */
    private static LoggedTime ofNumber(String number) throws BadLine {
        var point = number.indexOf('.');
        try {
            var whole = Long.parseLong(point < 0 ? number : number.substring(0, point));
            if (whole < SECONDS_BELOW) {
                return point < 0 || point == number.length() - 1
                        ? ofSecond(whole)
                        : ofMillis(
                                whole * SECOND + Long.parseLong((number.substring(point + 1) + "00").substring(0, 3)));
            }
            return ofMillis(whole < MILLIS_BELOW ? whole : whole < MICROS_BELOW ? whole / 1000 : whole / 1_000_000);
        } catch (NumberFormatException tooLong) {
            throw new BadLine(NO_TIME);
        }
    }

    LoggedTime plusMillis(long millis) {
        return new LoggedTime(from + millis, to + millis);
    }
}
