// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

/** Tells a part of a path that names one thing among many from one that is the same for all. */
final class RouteSegment {

    private static final int LONG = 32;
    private static final int TOKEN = 16;
    private static final int HEX = 8;
    private static final int MANY_DIGITS = 4;

    private RouteSegment() {}

    /**
     * Whether it is a number, a UUID, hexadecimal, a token, a mail address, or anything with many digits, much length or
     * signs that are no words.
     */
    static boolean isId(String path, int from, int to) {
        var digits = 0;
        var run = 0;
        var longestRun = 0;
        var hex = true;
        var small = false;
        var capital = false;
        for (var i = from; i < to; i++) {
            var each = path.charAt(i);
            if (isDigit(each)) {
                digits++;
                longestRun = Math.max(longestRun, ++run);
            } else {
                run = 0;
                if (isStrange(each)) {
                    return true;
                }
                hex &= isHex(each);
                small |= each >= 'a' && each <= 'z';
                capital |= each >= 'A' && each <= 'Z';
            }
        }
        var length = to - from;
        return length > 0 && digits == length
                || longestRun >= MANY_DIGITS
                || length > LONG
                || hex && digits > 0 && length >= HEX
                || length >= TOKEN && (digits >= 3 || digits > 0 && small && capital);
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    private static boolean isHex(char each) {
        return each >= 'a' && each <= 'f' || each >= 'A' && each <= 'F' || each == '-';
    }

    /** An encoded sign, a mail address, a list, a control character or what is not ASCII. */
    private static boolean isStrange(char each) {
        return each <= ' ' || each > '~' || "%@,=|\\\"<>{}*".indexOf(each) >= 0;
    }
}
