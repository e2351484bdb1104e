// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.accesslog.AccessLogFields.Field;
import dev.faultline.errors.accesslog.AccessLogFields.Rank;
import dev.faultline.text.TerminalCodes;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a line has in its named fields. Not thread-safe. */
final class JsonValues {

    private static final int FIELDS = Field.values().length;

    private final AccessLogFields fields;
    private final @Nullable String[] values = new String[FIELDS];
    private final @Nullable Rank[] ranks = new Rank[FIELDS];

    JsonValues(AccessLogFields fields) {
        this.fields = fields;
    }

    /** Takes note of a value; one that says that there is none leaves its place to another. */
    void put(Rank rank, String text) {
        var value = TerminalCodes.strip(text).strip();
        if (value.isEmpty() || value.equals("-")) {
            return;
        }
        var at = rank.field().ordinal();
        var known = ranks[at];
        if (known == null || rank.rank() < known.rank()) {
            ranks[at] = rank;
            values[at] = value;
        }
    }

    /**
     * What the line says with these fields.
     *
     * @param before what stands before the first of them: its time counts where none of them has one
     */
    AccessLogEntry entry(String before, ZoneId zone) throws BadLine {
        var path = text(Field.PATH);
        var agent = text(Field.AGENT);
        return new AccessLogEntry(
                answeredAt(before, zone),
                status(),
                path.startsWith("/") ? path : target(path),
                AccessLogEntry.isCheck(agent),
                millis());
    }

    /** A whole request line stands where others have the path. */
    private static String target(String path) {
        return path.indexOf(' ') < 0 ? path : LineText.target(path);
    }

    /** Empty if it is not there. */
    private String text(Field field) {
        var value = values[field.ordinal()];
        return value == null ? "" : value;
    }

    private String place(Field field) {
        var rank = ranks[field.ordinal()];
        return rank == null ? "" : rank.place();
    }

    private int status() throws BadLine {
        var all = text(Field.STATUS);
        // Of several, as one server after another was asked, the last is the one that was sent.
        var last = all.substring(Math.max(all.lastIndexOf(", "), all.lastIndexOf(" : ")) + 1);
        var text = last.replaceFirst("^[:\\s]+", "");
        var reason = text.indexOf(' ');
        var number = reason == 3 ? text.substring(0, reason) : text;
        if (isThreeDigits(number)) {
            return Integer.parseInt(number);
        }
        try {
            var status = (int) Double.parseDouble(number);
            if (status >= 0 && status < 1000) {
                return status;
            }
        } catch (NumberFormatException notOne) {
            // Told below.
        }
        throw new BadLine(all.isEmpty() ? "no status" : "a status that is none");
    }

    private static boolean isThreeDigits(String text) {
        return text.length() == 3 && text.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    private LoggedTime answeredAt(String before, ZoneId zone) throws BadLine {
        var time = text(Field.TIME);
        var start = text(Field.START);
        if (time.isEmpty() && start.isEmpty()) {
            return beside(before, zone);
        }
        if (time.isEmpty()) {
            return afterStart(start, zone);
        }
        try {
            return LoggedTime.of(time, zone);
        } catch (BadLine unreadable) {
            if (start.isEmpty()) {
                throw unreadable;
            }
            return afterStart(start, zone);
        }
    }

    private LoggedTime beside(String before, ZoneId zone) throws BadLine {
        var place = TimePlace.find(before);
        if (place >= 0) {
            return LoggedTime.at(before, place, zone);
        }
        if (text(Field.PATH).isEmpty()) {
            throw new BadLine("no time");
        }
        return LoggedTime.NONE;
    }

    private LoggedTime afterStart(String start, ZoneId zone) throws BadLine {
        return LoggedTime.of(start, zone).plusMillis(Math.max(0, millis()));
    }

    /** How long the request ran, in milliseconds; {@link LoggedDuration#UNKNOWN} if it does not say. */
    private long millis() {
        var text = text(Field.DURATION);
        return text.isEmpty()
                ? LoggedDuration.UNKNOWN
                : LoggedDuration.millis(text, fields.unit(place(Field.DURATION), text, place(Field.TIME)));
    }
}
