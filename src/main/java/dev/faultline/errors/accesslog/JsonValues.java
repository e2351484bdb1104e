// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.accesslog.AccessLogFields.Field;
import dev.faultline.errors.accesslog.AccessLogFields.Rank;
import org.jspecify.annotations.Nullable;

/** What a JSON line has in its fields. Not thread-safe. */
final class JsonValues {

    private static final int FIELDS = Field.values().length;

    private final AccessLogFields fields;
    private final @Nullable String[] values = new String[FIELDS];
    private final @Nullable Rank[] ranks = new Rank[FIELDS];

    JsonValues(AccessLogFields fields) {
        this.fields = fields;
    }

    void put(Rank rank, String value) {
        var at = rank.field().ordinal();
        var known = ranks[at];
        if (known == null || rank.rank() < known.rank()) {
            ranks[at] = rank;
            values[at] = value;
        }
    }

    /** Empty if it is not there. */
    String text(Field field) {
        var value = values[field.ordinal()];
        return value == null ? "" : value;
    }

    private String place(Field field) {
        var rank = ranks[field.ordinal()];
        return rank == null ? "" : rank.place();
    }

    int status() throws BadLine {
        var text = text(Field.STATUS).strip();
        if (isThreeDigits(text)) {
            return Integer.parseInt(text);
        }
        try {
            var status = (int) Double.parseDouble(text);
            if (status >= 0 && status < 1000) {
                return status;
            }
        } catch (NumberFormatException notOne) {
            // Told below.
        }
        throw new BadLine(text.isEmpty() ? "no status" : "a status that is none");
    }

    private static boolean isThreeDigits(String text) {
        return text.length() == 3 && text.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    /** The time of the line, or else the start and the duration that follows it. */
    LoggedTime answeredAt() throws BadLine {
        var time = text(Field.TIME);
        var start = text(Field.START);
        if (time.isEmpty() && start.isEmpty()) {
            throw new BadLine("no time");
        }
        if (time.isEmpty()) {
            return afterStart(start);
        }
        try {
            return LoggedTime.of(time);
        } catch (BadLine unreadable) {
            if (start.isEmpty()) {
                throw unreadable;
            }
            return afterStart(start);
        }
    }

    private LoggedTime afterStart(String start) throws BadLine {
        return LoggedTime.of(start).plusMillis(Math.max(0, millis()));
    }

    /** How long the request ran, in milliseconds; {@link LoggedDuration#UNKNOWN} if it does not say. */
    long millis() {
        var text = text(Field.DURATION).strip();
        return text.isEmpty()
                ? LoggedDuration.UNKNOWN
                : LoggedDuration.millis(text, fields.unit(place(Field.DURATION), text, place(Field.TIME)));
    }
}
