// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.LoggedUnit;

/** Reads how long a request ran, as logs write it: {@code 0.123}, {@code 12ms}, {@code 1.5e-3}. */
final class LoggedDuration {

    /** Nobody timed the request, or what stands there is no duration. */
    static final long UNKNOWN = -1;

    private static final double LONGEST = 86_400_000;
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
