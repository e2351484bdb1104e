// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import java.util.Locale;
import java.util.Set;

/** How a request was answered, as far as a label of its counter tells. */
enum ResponseClass {
    /** With a 5xx. */
    ERROR,
    /** With something else, or nobody knows with what. */
    OTHER,
    /** The series counts what others count already, such as a total. */
    NO_ANSWER;

    private static final Set<String> ERRORS =
            Set.of("server_error", "server error", "error", "err", "failure", "failed", "exception", "fault");
    private static final Set<String> TOTALS = Set.of("total", "all", "");

    /** What a value of a status label says: {@code 500}, {@code 5xx}, {@code 5}, {@code SERVER_ERROR}, {@code failure}, … */
    static ResponseClass of(String value) {
        var word = value.strip().toLowerCase(Locale.ROOT);
        if (TOTALS.contains(word)) {
            return NO_ANSWER;
        }
        return ERRORS.contains(word) || isServerErrorCode(word) ? ERROR : OTHER;
    }

    private static boolean isServerErrorCode(String word) {
        if (word.equals("5")) {
            return true;
        }
        return word.length() == 3 && word.charAt(0) == '5' && (word.endsWith("xx") || isDigits(word));
    }

    private static boolean isDigits(String word) {
        return word.chars().allMatch(character -> character >= '0' && character <= '9');
    }
}
