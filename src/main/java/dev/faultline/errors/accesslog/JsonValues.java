// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.accesslog.AccessLogFields.Field;
import dev.faultline.errors.accesslog.AccessLogFields.Rank;
import java.util.EnumMap;
import java.util.Map;

/** What a JSON line has in its fields. Not thread-safe. */
final class JsonValues {

    private static final double LONGEST = 86_400_000;

    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final Map<Field, Integer> ranks = new EnumMap<>(Field.class);

    void put(Rank rank, String value) {
        if (rank.rank() < ranks.getOrDefault(rank.field(), Integer.MAX_VALUE)) {
            ranks.put(rank.field(), rank.rank());
            values.put(rank.field(), value);
        }
    }

    /** Empty if it is not there. */
    String text(Field field) {
        return values.getOrDefault(field, "");
    }

    int status() throws BadLine {
        var text = text(Field.STATUS).strip();
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

    LoggedTime answeredAt() throws BadLine {
        var time = text(Field.TIME);
        if (!time.isEmpty()) {
            return LoggedTime.of(time);
        }
        var start = text(Field.START);
        if (start.isEmpty()) {
            throw new BadLine("no time");
        }
        return LoggedTime.of(start).plusMillis(duration());
    }

    /** In milliseconds, also where a unit says otherwise; 0 if it is not known. */
    private long duration() {
        var text = text(Field.DURATION).strip();
        var digits = 0;
        while (digits < text.length() && (Character.isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
            digits++;
        }
        try {
            var millis = Double.parseDouble(text.substring(0, digits)) * millis(text.substring(digits));
            return millis <= LONGEST ? Math.round(millis) : 0;
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }

    private static double millis(String unit) {
        return switch (unit) {
            case "s" -> 1000;
            case "us", "µs" -> 1e-3;
            case "ns" -> 1e-6;
            default -> 1;
        };
    }
}
