// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

/** A text without what varies from one error to the next: quoted values, and words with digits in them, become {@code *}. */
final class MessageTemplate {

    private static final int LONGEST = 300;
    private static final int LONGEST_QUOTED = 200;
    private static final int UUID_LENGTH = 36;
    private static final char STAR = '*';

    private final String text;
    private final StringBuilder blurred = new StringBuilder();
    private int at;

    private MessageTemplate(String text) {
        this.text = text;
    }

    /** On one line, at most 300 characters. */
    static String of(String text) {
        return new MessageTemplate(text).blur();
    }

    private String blur() {
        while (at < text.length() && blurred.length() < LONGEST) {
            var character = text.charAt(at);
            if (isQuote(character) && isOpening() && closing(character) > 0) {
                at = closing(character) + 1;
                star();
            } else if (isUuid()) {
                at += UUID_LENGTH;
                star();
            } else if (isPartOfWord(character)) {
                word();
            } else {
                at++;
                other(character);
            }
        }
        var result = blurred.toString().strip();
        return result.length() <= LONGEST ? result : result.substring(0, LONGEST);
    }

    private void word() {
        var start = at;
        var hasDigit = false;
        while (at < text.length() && isPartOfWord(text.charAt(at))) {
            hasDigit |= Character.isDigit(text.charAt(at));
            at++;
        }
        if (hasDigit) {
            star();
        } else {
            blurred.append(text, start, Math.min(at, start + LONGEST));
        }
    }

    /** Several stars with nothing but punctuation between them are one: an address, a time. */
    private void star() {
        var last = blurred.length() - 1;
        if (last >= 1 && ".:-/,".indexOf(blurred.charAt(last)) >= 0 && blurred.charAt(last - 1) == STAR) {
            blurred.setLength(last);
        } else if (last < 0 || blurred.charAt(last) != STAR) {
            blurred.append(STAR);
        }
    }

    private void other(char character) {
        var isBlank = character <= ' ';
        var last = blurred.length() - 1;
        if (!isBlank) {
            blurred.append(character);
        } else if (last >= 0 && blurred.charAt(last) != ' ') {
            blurred.append(' ');
        }
    }

    /** Looked for apart, because one of its groups may have no digit. */
    private boolean isUuid() {
        var end = at + UUID_LENGTH;
        if (end > text.length() || text.charAt(at + 8) != '-' || text.charAt(at + 13) != '-') {
            return false;
        }
        return text.substring(at, end).chars().allMatch(each -> each == '-' || Character.digit(each, 16) >= 0);
    }

    private static boolean isQuote(char character) {
        return character == '"' || character == '\'' || character == '`';
    }

    /** Not the apostrophe of {@code can't}. */
    private boolean isOpening() {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    /** Where the quote that opens here closes; -1 if not near by. */
    private int closing(char quote) {
        var end = text.indexOf(quote, at + 1);
        return end - at <= LONGEST_QUOTED ? end : -1;
    }

    private static boolean isPartOfWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }
}
