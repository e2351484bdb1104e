// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Bytes that nginx and Apache write as {@code \xC3}, which JSON does not know: successive ones are a text in UTF-8. Stateless.
 */
final class HexEscapes {

    private static final int LENGTH = 4;

    private HexEscapes() {}

    /** The JSON with each of them written as JSON has it; the same object if there is none. */
    static String toJson(String line) {
        return line.indexOf("\\x") < 0 ? line : rewritten(line);
    }

    private static String rewritten(String line) {
        var json = new StringBuilder(line.length() + 16);
        var bytes = new ByteArrayOutputStream();
        var at = 0;
        while (at < line.length()) {
            if (isEscape(line, at)) {
                bytes.write(Integer.parseInt(line.substring(at + 2, at + LENGTH), 16));
                at += LENGTH;
                continue;
            }
            write(bytes, json);
            // An escaped backslash begins no escape.
            var length = line.charAt(at) == '\\' && at + 1 < line.length() ? 2 : 1;
            json.append(line, at, at + length);
            at += length;
        }
        write(bytes, json);
        return json.toString();
    }

    private static boolean isEscape(String line, int at) {
        return line.startsWith("\\x", at)
                && at + LENGTH <= line.length()
                && Character.digit(line.charAt(at + 2), 16) >= 0
                && Character.digit(line.charAt(at + 3), 16) >= 0;
    }

    private static void write(ByteArrayOutputStream bytes, StringBuilder json) {
        if (bytes.size() > 0) {
            bytes.toString(StandardCharsets.UTF_8)
                    .chars()
                    .forEach(each -> json.append("\\u").append("%04x".formatted(each)));
            bytes.reset();
        }
    }
}
