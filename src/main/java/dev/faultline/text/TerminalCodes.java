// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

/**
 * Codes that a program writes for a terminal: colours, links, movements of the cursor, as ECMA-48 has them. A logger that
 * takes its output for a terminal writes them into its log too.
 */
public final class TerminalCodes {

    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';

    private TerminalCodes() {}

    /** The text without them; the same object if there is none in it. */
    public static String strip(String text) {
        var code = text.indexOf(ESCAPE);
        if (code < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        var at = 0;
        while (code >= 0) {
            plain.append(text, at, code);
            at = end(text, code + 1);
            code = text.indexOf(ESCAPE, at);
        }
        return plain.append(text, at, text.length()).toString();
    }

    private static int end(String text, int start) {
        var kind = start < text.length() ? text.charAt(start) : 0;
        return switch (kind) {
            case '[' -> afterSequence(text, start + 1);
            case ']' -> afterCommand(text, start + 1);
            default -> start;
        };
    }

    /** Parameters and intermediates, and the letter that ends them; a sequence that was cut ends where it was. */
    private static int afterSequence(String text, int start) {
        var at = start;
        while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) <= '?') {
            at++;
        }
        var isEnded = at < text.length() && text.charAt(at) >= '@' && text.charAt(at) <= '~';
        return isEnded ? at + 1 : at;
    }

    /** Up to a bell or {@code ESC \}; one that nothing ends is no command. */
    private static int afterCommand(String text, int start) {
        var bell = text.indexOf(BELL, start);
        var terminator = text.indexOf("\u001b\\", start);
        if (bell < 0 && terminator < 0) {
            return start;
        }
        return terminator < 0 || bell >= 0 && bell < terminator ? bell + 1 : terminator + 2;
    }
}
