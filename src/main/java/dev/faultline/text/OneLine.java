// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

/** Texts from outside as one line of bounded length. */
public final class OneLine {

    /** The longest line that is stored, in chars. */
    public static final int LONGEST_STORED = 500;

    private OneLine() {}

    /** The text as it is stored: a line of at most {@value #LONGEST_STORED} chars. */
    public static String of(String text) {
        return of(text, LONGEST_STORED);
    }

    /** Whether the text is a line that can be stored as it is, of which nothing has to be cut or replaced. */
    public static boolean isOne(String text) {
        return text.length() <= LONGEST_STORED
                && text.equals(text.strip())
                && text.chars().noneMatch(each -> isBreak((char) each));
    }

    /**
     * The text with each run of white space, control characters and marks that turn the direction of writing as one blank,
     * none at its ends. A longer one ends in
     * {@code …}; no character is cut in half.
     *
     * @param longest how many chars the line has at most, at least 1
     */
    public static String of(String text, int longest) {
        var line = new StringBuilder(Math.min(text.length(), longest + 1));
        // By chars: there is none of these beyond the first plane.
        for (var at = 0; at < text.length() && line.length() <= longest + 1; at++) {
            var character = text.charAt(at);
            if (!isBlank(character)) {
                line.append(character);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return cut(line.toString().stripTrailing(), longest);
    }

    /** The start of the text, which ends in {@code …} if the rest was left out; no character is cut in half. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = longest - 1;
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character)
                || Character.isISOControl(character)
                || HarmlessText.isDirection(character);
    }

    private static boolean isBreak(char character) {
        return Character.isISOControl(character)
                || character == '\u2028'
                || character == '\u2029'
                || HarmlessText.isDirection(character);
    }
}
