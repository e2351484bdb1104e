// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;

/** Reads a time of day out of a log: {@code 14:02:11.123}, {@code 2:02:11 PM}. Not thread-safe. */
final class LogClock {

    private static final int NANOS_PER_MILLI = 1_000_000;

    private final TextCursor text;
    private boolean hasFraction;

    LogClock(TextCursor text) {
        this.text = text;
    }

    /** Whether the time read last says more than the second. */
    boolean hasFraction() {
        return hasFraction;
    }

    /**
     * The time at which the cursor stands, which is moved behind it; if there is none, to wherever. In whole milliseconds.
     *
     * @throws java.time.DateTimeException if it looks like a time and there is none like it
     */
    Optional<LocalTime> time() {
        var hour = text.number(1, 2);
        if (hour < 0 || !text.skip(':')) {
            return Optional.empty();
        }
        var minute = text.number(2, 2);
        if (minute >= 0 && hour <= 12 && isHalfOfDay()) {
            var mark = text.ahead(2);
            text.pass(2);
            return Optional.of(LocalTime.of(hour % 12 + (mark.startsWith("P") ? 12 : 0), minute));
        }
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

    /** As Go's {@code Kitchen} has it: {@code 2:02PM}. */
    private boolean isHalfOfDay() {
        var ahead = text.ahead(3);
        return ahead.startsWith("AM ") || ahead.startsWith("PM ");
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
}
