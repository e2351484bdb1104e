// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Reads a date out of a log: {@code 2026-11-22}, {@code 22-Nov-2026}, {@code Nov 22, 2026} and their like. */
final class LogDate {

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private final TextCursor text;

    private LogDate(TextCursor text) {
        this.text = text;
    }

    /**
     * The date that begins where the cursor stands, which is moved behind it; if there is none, to wherever.
     *
     * @throws java.time.DateTimeException if it looks like a date and there is no such day
     */
    static Optional<LocalDate> at(TextCursor text) {
        var date = new LogDate(text);
        var start = text.at();
        var found = date.iso();
        if (found.isEmpty()) {
            text.back(start);
            found = date.dayMonthYear();
        }
        if (found.isEmpty()) {
            text.back(start);
            found = date.monthDayYear();
        }
        return found;
    }

    private Optional<LocalDate> iso() {
        var year = text.number(4, 4);
        var separator = text.peek();
        if (year < 0 || separator != '-' && separator != '/') {
            return Optional.empty();
        }
        text.pass(1);
        var month = text.number(2, 2);
        if (month < 0 || !text.skip(separator)) {
            return Optional.empty();
        }
        var day = text.number(2, 2);
        return day < 0 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
    }

    /** {@code 22-Nov-2026}, {@code 22/Nov/2026}, {@code 22 Nov 2026}. */
    private Optional<LocalDate> dayMonthYear() {
        var day = text.number(1, 2);
        var separator = text.peek();
        if (day < 0 || "-/ ".indexOf(separator) < 0) {
            return Optional.empty();
        }
        text.pass(1);
        var month = month(text);
        if (month < 0 || !text.skip(separator)) {
            return Optional.empty();
        }
        var year = text.number(4, 4);
        return year < 0 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
    }

    /** {@code Nov 22, 2026}. */
    private Optional<LocalDate> monthDayYear() {
        var month = month(text);
        if (month < 0 || !text.skip(' ')) {
            return Optional.empty();
        }
        var day = text.number(1, 2);
        if (day < 0 || !text.skip(',') || !text.skip(' ')) {
            return Optional.empty();
        }
        var year = text.number(4, 4);
        text.skip(',');
        return year < 0 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
    }

    /** The number of the month whose name stands there; -1 if none does. */
    static int month(TextCursor text) {
        var name = text.ahead(3);
        if (name.length() < 3) {
            return -1;
        }
        text.pass(3);
        var month = MONTHS.indexOf(name.toLowerCase(Locale.ROOT));
        return month < 0 || month % 3 != 0 ? -1 : month / 3 + 1;
    }
}
