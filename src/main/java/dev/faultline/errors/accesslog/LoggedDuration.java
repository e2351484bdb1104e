// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.LoggedUnit;
import java.util.regex.Pattern;

/** Reads how long a request ran, as logs write it: {@code 0.123}, {@code 12ms}, {@code 1.5e-3}. */
final class LoggedDuration {

    /** Nobody timed the request, or what stands there is no duration. */
    static final long UNKNOWN = -1;

    private static final double LONGEST = 86_400_000;
    private static final double HOUR = 3_600_000;
    private static final double MINUTE = 60_000;
    private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,12})?)(h|ms|m|us|µs|ns|s)");
    private static final String IN_NUMBERS = ".eE-+";

    private LoggedDuration() {}

    /**
     * In whole milliseconds, rounded; {@link #UNKNOWN} if it is none, is negative or longer than a day.
     *
     * @param unit of a number that has none of its own
     */
    static long millis(String text, LoggedUnit unit) {
        var end = numberEnd(text);
        try {
            var number = Double.parseDouble(text.substring(0, end));
            var own = text.substring(end);
            var known = own.isEmpty() ? unit : LoggedUnit.of(own).orElse(null);
            var millis = known == null ? UNKNOWN : known.toMillis(number);
            return millis >= 0 && millis <= LONGEST ? Math.round(millis) : UNKNOWN;
        } catch (NumberFormatException none) {
            return UNKNOWN;
        }
    }

    /** One of parts that each have their unit, as Go writes it: {@code 1m2.5s}; {@link #UNKNOWN} as above. */
    static long ofParts(String text) {
        var parts = PART.matcher(text);
        var millis = 0.0;
        var end = 0;
        while (parts.find() && parts.start() == end) {
            var number = Double.parseDouble(parts.group(1));
            millis += switch (parts.group(2)) {
                case "h" -> number * HOUR;
                case "m" -> number * MINUTE;
                default -> LoggedUnit.of(parts.group(2)).orElseThrow().toMillis(number);
            };
            end = parts.end();
        }
        return end > 0 && end == text.length() && millis <= LONGEST ? Math.round(millis) : UNKNOWN;
    }

    /** Whether it has a fraction or an exponent. */
    static boolean isFraction(String text) {
        var end = numberEnd(text);
        for (var i = 0; i < end; i++) {
            if (IN_NUMBERS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static int numberEnd(String text) {
        var end = 0;
        while (end < text.length() && isInNumber(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isInNumber(char each) {
        return each >= '0' && each <= '9' || IN_NUMBERS.indexOf(each) >= 0;
    }
}
