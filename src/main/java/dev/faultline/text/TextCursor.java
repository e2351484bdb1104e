// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

/** A place in a text, which moves on as the text is read. Not thread-safe. */
public final class TextCursor {

    private final String text;
    private int at;

    /** @param start where it begins to stand */
    public TextCursor(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /** Where it stands. */
    public int at() {
        return at;
    }

    /** Goes back to where it stood before. */
    public void back(int place) {
        at = place;
    }

    /** The next characters, fewer at the end of the text. */
    public String ahead(int length) {
        return text.substring(Math.min(at, text.length()), Math.min(at + length, text.length()));
    }

    /** Passes over so many characters, as far as there are any. */
    public void pass(int length) {
        at = Math.min(at + length, text.length());
    }

    /** A number of so many digits; -1 if there is none, or one that is longer. */
    public int number(int least, int most) {
        var number = 0;
        var digits = 0;
        while (isAtDigit() && digits <= most) {
            number = 10 * number + digit();
            digits++;
        }
        return digits >= least && digits <= most ? number : -1;
    }

    /** Whether a digit is the next. */
    public boolean isAtDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    /** Reads the digit at which it stands. */
    public int digit() {
        return text.charAt(at++) - '0';
    }

    /** Passes over a character, if it is the next. */
    public boolean skip(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** Passes over spaces and tabs. */
    public void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** Goes to the next such character, or to the end. */
    public void to(char end) {
        var found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found;
    }

    /** What stands before the next of the given characters, or before the end; it stands there then. */
    public String until(String ends) {
        var start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Reads a character; there must be one. */
    public char next() {
        return text.charAt(at++);
    }

    /** Whether nothing follows. */
    public boolean isAtEnd() {
        return at >= text.length();
    }

    /** The next character, 0 at the end. */
    public char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
