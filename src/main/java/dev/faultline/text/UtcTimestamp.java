// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads the form that programs write, RFC 3339 in UTC, as in {@code 2026-11-22T14:02:11.123Z}: a request brings thousands of
 * these. Written by hand, since it comes before every other form that a person may have typed.
 */
public final class UtcTimestamp {

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int MOST_LENGTH = SHAPE.length() + 11;
    private static final int MILLI_DIGITS = 3;

    private UtcTimestamp() {}

    /** The instant in whole milliseconds; absent if the text has another form, or names a time that no clock shows. */
    public static Optional<Instant> read(String text) {
        if (!hasShape(text)) {
            return Optional.empty();
        }
        try {
            var date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            var time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
            return Optional.of(Instant.ofEpochSecond(date.toEpochSecond(time, ZoneOffset.UTC))
                    .plusMillis(millis(text)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static boolean hasShape(String text) {
        var length = text.length();
        if (length <= SHAPE.length() || length > MOST_LENGTH || text.charAt(length - 1) != 'Z') {
            return false;
        }
        for (var i = 0; i < SHAPE.length(); i++) {
            var isLike = SHAPE.charAt(i) == '0' ? isDigit(text.charAt(i)) : text.charAt(i) == SHAPE.charAt(i);
            if (!isLike) {
                return false;
            }
        }
        return length == SHAPE.length() + 1 || isFraction(text, length - 1);
    }

    private static boolean isFraction(String text, int end) {
        var digits = SHAPE.length() + 1;
        if (text.charAt(digits - 1) != '.' || digits == end) {
            return false;
        }
        for (var i = digits; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static int number(String text, int from, int to) {
        var number = 0;
        for (var i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    /** What is finer is cut off. */
    private static int millis(String text) {
        var first = SHAPE.length() + 1;
        var millis = 0;
        for (var i = first; i < first + MILLI_DIGITS; i++) {
            millis = 10 * millis + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return millis;
    }
}
