// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.drawing;

import java.time.Instant;

/**
 * Where instants lie on the drawing, in percent of its width.
 *
 * @param from at 0 %
 * @param to at 100 %, after {@code from}
 */
record TimeScale(Instant from, Instant to) {

    /** Where it lies, in [0, 100]. */
    double percent(Instant instant) {
        var span = (double) (to.toEpochMilli() - from.toEpochMilli());
        return Math.min(100, Math.max(0, (instant.toEpochMilli() - from.toEpochMilli()) * 100 / span));
    }

    /** A share of the drawing as SVG takes it, to a hundred-thousandth of the width: {@code 12.345%}. */
    static String text(double percent) {
        return number(percent) + "%";
    }

    /** The same without its sign, where a hundred are the whole: {@code 12.345}. */
    static String number(double percent) {
        var rounded = Math.round(percent * 1_000);
        return rounded % 1_000 == 0 ? Long.toString(rounded / 1_000) : fraction(rounded);
    }

    /** By hand: a page has tens of thousands of these. */
    private static String fraction(long thousandths) {
        var digits = Long.toString(1_000 + thousandths % 1_000);
        var end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return thousandths / 1_000 + "." + digits.substring(1, end);
    }
}
