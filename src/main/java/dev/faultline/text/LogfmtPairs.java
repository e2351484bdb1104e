// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads logfmt: {@code level=error msg="no \"stock\"" status=500}. Words without an equals sign are passed over; of a name that
 * comes twice the first value counts.
 */
public final class LogfmtPairs {

    private final TextCursor text;
    private final Map<String, String> pairs = new LinkedHashMap<>();

    private LogfmtPairs(TextCursor text) {
        this.text = text;
    }

    /** The values by their names, in their order; empty if there is none. */
    public static Map<String, String> read(String line) {
        var pairs = new LogfmtPairs(new TextCursor(line, 0));
        pairs.readAll();
        return pairs.pairs;
    }

    private void readAll() {
        while (!text.isAtEnd()) {
            text.skipBlanks();
            if (text.skip('"')) {
                quoted();
                continue;
            }
            var name = text.until("= \t\"");
            if (text.skip('=')) {
                var value = text.skip('"') ? quoted() : text.until(" \t");
                if (!name.isEmpty()) {
                    pairs.putIfAbsent(name, value);
                }
            }
        }
    }

    private String quoted() {
        var value = new StringBuilder();
        while (!text.isAtEnd() && text.peek() != '"') {
            var next = text.next();
            value.append(next == '\\' && !text.isAtEnd() ? escaped() : next);
        }
        text.skip('"');
        return value.toString();
    }

    private char escaped() {
        var letter = text.next();
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> letter;
        };
    }
}
