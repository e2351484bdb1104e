// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.labels;

import java.util.Map;
import java.util.TreeMap;

/** Reads a file of labels or annotations as the Downward API writes it: {@code key="value"}, a line each, quoted as Go does. */
final class PodinfoParser {

    private static final Map<Character, Character> ESCAPES = Map.of(
            'a', '\u0007', 'b', '\b', 'f', '\f', 'n', '\n', 'r', '\r', 't', '\t', 'v', '\u000b', '\\', '\\', '"', '"');

    private PodinfoParser() {}

    /** The values by their keys. A line of another form is left out; a value without quotes counts as it is. */
    static Map<String, String> read(String text) {
        var values = new TreeMap<String, String>();
        for (var line : text.split("\n")) {
            var equals = line.indexOf('=');
            if (equals > 0) {
                var value = line.substring(equals + 1).strip();
                var quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
                values.put(
                        line.substring(0, equals).strip(),
                        quoted ? unquoted(value.substring(1, value.length() - 1)) : value);
            }
        }
        return values;
    }

    /** What Go's {@code strconv.Unquote} makes of it; an escape that it does not know stays as it is. */
    private static String unquoted(String quoted) {
        var text = new StringBuilder();
        for (var at = 0; at < quoted.length(); ) {
            var character = quoted.charAt(at);
            if (character != '\\' || at + 1 == quoted.length()) {
                text.append(character);
                at++;
                continue;
            }
            var escape = quoted.charAt(at + 1);
            var digits = switch (escape) {
                case 'x' -> 2;
                case 'u' -> 4;
                case 'U' -> 8;
                default -> 0;
            };
            if (digits > 0 && isHex(quoted, at + 2, digits)) {
                text.appendCodePoint(Integer.parseInt(quoted.substring(at + 2, at + 2 + digits), 16));
                at += 2 + digits;
            } else {
                var meant = ESCAPES.get(escape);
                text.append(meant == null ? "\\" + escape : meant.toString());
                at += 2;
            }
        }
        return text.toString();
    }

    private static boolean isHex(String text, int start, int digits) {
        return start + digits <= text.length()
                && text.substring(start, start + digits).matches("0{0,2}[0-9a-fA-F]{2,6}")
                && Character.isValidCodePoint(Integer.parseInt(text.substring(start, start + digits), 16));
    }
}
