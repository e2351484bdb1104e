// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

/**
 * Text from outside as it may be shown: a terminal acts on escape sequences (ECMA-48, section 5), and marks that turn the
 * direction of writing show something else than is there (https://trojansource.codes). The one way out for text, page, log and
 * chat.
 */
public final class HarmlessText {

    private static final char REPLACEMENT = '\uFFFD';

    private HarmlessText() {}

    /** The text with each such character as U+FFFD; line breaks and tabs stay. */
    public static String of(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (isHarmful(text.charAt(at))) {
                return replaced(text, at);
            }
        }
        return text;
    }

    private static String replaced(String text, int from) {
        var harmless = new StringBuilder(text);
        for (var at = from; at < text.length(); at++) {
            if (isHarmful(text.charAt(at))) {
                harmless.setCharAt(at, REPLACEMENT);
            }
        }
        return harmless.toString();
    }

    /** Whether a terminal acts on it, or it turns the direction of writing. */
    public static boolean isHarmful(char character) {
        return !isUsual(character) && isSpecial(character);
    }

    /** Most of any text, which a page has hundreds of KiB of. */
    private static boolean isUsual(char character) {
        return character >= ' ' && character < '\u007F';
    }

    private static boolean isSpecial(char character) {
        return isDirection(character) || Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0;
    }

    /** Whether it turns the direction of writing: Unicode's Bidi_Control. */
    static boolean isDirection(char character) {
        return character == '\u061C'
                || character == '\u200E'
                || character == '\u200F'
                || character >= '\u202A' && character <= '\u202E'
                || character >= '\u2066' && character <= '\u2069';
    }
}
