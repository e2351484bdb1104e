// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.util.List;
import java.util.Optional;

/** Finds where a text names an exception: {@code java.io.IOException: gone}, {@code KeyError}, {@code Error [ERR_X]: …}. */
final class ExceptionText {

    /**
     * An exception's own line.
     *
     * @param type its name
     * @param message may be empty
     */
    record Header(String type, String message) {}

    private static final int LONGEST_TYPE = 200;
    private static final List<String> ENDINGS =
            List.of("Exception", "Error", "Throwable", "Failure", "Fault", "Interrupt", "Exit", "Timeout", "Refused");
    private static final List<String> LEADS = List.of("Exception in thread ", "Unhandled exception. ", "Uncaught ");

    private ExceptionText() {}

    /** The exception that the line begins with, if it does. */
    static Optional<Header> at(String line) {
        var text = afterLead(line.strip());
        var end = 0;
        while (end < text.length() && isPartOfType(text.charAt(end))) {
            end++;
        }
        var type = text.substring(0, end);
        if (!isType(type)) {
            return Optional.empty();
        }
        var rest = afterCode(text.substring(end));
        if (rest.isBlank()) {
            return Optional.of(new Header(type, ""));
        }
        return rest.startsWith(":")
                ? Optional.of(new Header(type, rest.substring(1).strip()))
                : Optional.empty();
    }

    /** The exception on a line that must have one: whatever stands there is it, for Python has names of all sorts. */
    static Header expectedAt(String line) {
        return at(line).orElseGet(() -> {
            var colon = line.indexOf(':');
            var type = colon < 0 ? line : line.substring(0, colon);
            return type.indexOf(' ') >= 0
                    ? new Header("", line)
                    : new Header(
                            type, colon < 0 ? "" : line.substring(colon + 1).strip());
        });
    }

    /** The last exception that is named in the line: there, or after a colon. */
    static Optional<Header> in(String line) {
        var found = at(line);
        for (var colon = line.indexOf(": "); colon >= 0; colon = line.indexOf(": ", colon + 2)) {
            var next = colon + 2;
            // Looking at every colon of a long line in full would take the square of its length.
            var candidate = next < line.length() && couldBegin(line, next) ? at(line.substring(next)) : found;
            if (candidate.isPresent() && !isBareWord(candidate.get())) {
                found = candidate;
            }
        }
        return found;
    }

    /** A word such as {@code Error} at the end of a sentence names no exception. */
    private static boolean isBareWord(Header header) {
        return header.message().isEmpty() && header.type().indexOf('.') < 0;
    }

    private static boolean couldBegin(String line, int start) {
        var end = start;
        while (end < line.length() && end - start <= LONGEST_TYPE && isPartOfType(line.charAt(end))) {
            end++;
        }
        return isType(line.substring(start, end));
    }

    private static String afterLead(String text) {
        for (var lead : LEADS) {
            if (text.startsWith(lead)) {
                var rest = text.substring(lead.length()).strip();
                var name = rest.startsWith("\"") ? rest.indexOf('"', 1) : -1;
                return rest.substring(name + 1).strip();
            }
        }
        return text;
    }

    /** Without a code in brackets, as Node writes it. */
    private static String afterCode(String rest) {
        if (!rest.startsWith(" [")) {
            return rest;
        }
        var end = rest.indexOf(']');
        return end < 0 ? rest : rest.substring(end + 1);
    }

    private static boolean isPartOfType(char character) {
        return Character.isLetterOrDigit(character)
                || character == '.'
                || character == '_'
                || character == '$'
                || character == '\\';
    }

    private static boolean isType(String text) {
        if (text.length() < 4
                || text.length() > LONGEST_TYPE
                || !Character.isLetter(text.charAt(0))
                || text.endsWith(".")) {
            return false;
        }
        var simple = text.substring(Math.max(text.lastIndexOf('.'), text.lastIndexOf('\\')) + 1);
        return !simple.isEmpty()
                && Character.isUpperCase(simple.charAt(0))
                && (ENDINGS.stream().anyMatch(simple::endsWith) || isQualified(text));
    }

    /** Two dots at least, or {@code example.com: gone} would do. */
    private static boolean isQualified(String text) {
        return text.indexOf('.') != text.lastIndexOf('.') && !text.contains("..");
    }
}
