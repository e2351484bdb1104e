// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.util.Optional;

/**
 * A level's name in a line of text.
 *
 * @param severity what it stands for
 * @param end where the line goes on after it
 */
record LevelWord(LogSeverity severity, int end) {

    /** The level that the line has at {@code start}, followed by something that ends it. */
    static Optional<LevelWord> startingAt(String line, int start) {
        var end = endOfWord(line, start);
        var ends = end < line.length() && ":]> \t|[".indexOf(line.charAt(end)) >= 0;
        return ends && (isUpperCase(line, start, end) || isMarked(line, start, end))
                ? LogSeverity.named(line.substring(start, end)).map(severity -> new LevelWord(severity, end))
                : Optional.empty();
    }

    /** The first level between {@code from} and {@code to}: in capitals, in brackets of its own, or after {@code level=}. */
    static Optional<LevelWord> within(String line, int from, int to) {
        var at = from;
        while (at < Math.min(to, line.length())) {
            var end = endOfWord(line, at);
            if (end == at) {
                at++;
                continue;
            }
            var start = afterChannel(line, at, end);
            var found = isUpperCase(line, start, end) || isMarked(line, start, end)
                    ? LogSeverity.named(line.substring(start, end))
                    : Optional.<LogSeverity>empty();
            if (found.isPresent()) {
                return Optional.of(new LevelWord(found.get(), end));
            }
            at = end;
        }
        return Optional.empty();
    }

    /**
     * The level in small letters that is the first word, but for what stands in brackets, and is set off from what follows: as
     * {@code error: gone}, or between tabs; or, as Swift's has it, followed by who logs and a colon: {@code error shop : gone}.
     */
    static Optional<LevelWord> first(String line, int from) {
        var start = afterBrackets(line, from);
        var end = endOfWord(line, start);
        var ends = end < line.length()
                && (":\t|".indexOf(line.charAt(end)) >= 0
                        || line.charAt(end) == ' ' && line.startsWith(" : ", endOfWord(line, end + 1)));
        return ends && isLowerCase(line, start, end)
                ? LogSeverity.named(line.substring(start, end)).map(severity -> new LevelWord(severity, end))
                : Optional.empty();
    }

    /** The letter that stands for it before the process, in {@code E [17:main orders.rb:17] Orders -- gone}. */
    static Optional<LevelWord> letter(String line, int from) {
        var isOne = line.startsWith(" ", from) && line.startsWith(" [", from + 2);
        if (!isOne || from + 4 >= line.length() || !Character.isDigit(line.charAt(from + 4))) {
            return Optional.empty();
        }
        var severity = switch (line.charAt(from + 1)) {
            case 'E', 'F' -> LogSeverity.ERROR;
            case 'W' -> LogSeverity.WARNING;
            case 'I', 'D', 'T' -> LogSeverity.LOWER;
            default -> LogSeverity.UNKNOWN;
        };
        return severity == LogSeverity.UNKNOWN
                ? Optional.empty()
                : Optional.of(
                        new LevelWord(severity, line.indexOf(']', from) < 0 ? from + 2 : line.indexOf(']', from)));
    }

    private static int afterBrackets(String line, int from) {
        var at = from;
        while (at < line.length() && "] \t-|".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        var close = at < line.length() && line.charAt(at) == '[' ? line.indexOf(']', at) : -1;
        return close < 0 ? at : afterBrackets(line, close + 1);
    }

    private static boolean isLowerCase(String line, int start, int end) {
        return end > start && line.substring(start, end).chars().allMatch(each -> each >= 'a' && each <= 'z');
    }

    /** Where the level begins in {@code shop.ERROR:}, as Monolog writes it. */
    private static int afterChannel(String line, int start, int end) {
        var dot = line.lastIndexOf('.', end - 1);
        return dot > start && line.startsWith(":", end) ? dot + 1 : start;
    }

    private static boolean isMarked(String line, int start, int end) {
        var close = end;
        while (close < line.length() && line.charAt(close) == ' ') {
            close++;
        }
        var isBracketed =
                start > 0 && line.charAt(start - 1) == '[' && close < line.length() && line.charAt(close) == ']';
        var isOfModule = start > 0 && line.charAt(start - 1) == ':' && end < line.length() && line.charAt(end) == ']';
        return isBracketed
                || isOfModule
                || line.startsWith("level=", start - 6)
                || line.startsWith("level=\"", start - 7);
    }

    private static int endOfWord(String line, int start) {
        var end = start;
        while (end < line.length() && isPartOfWord(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPartOfWord(char character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '_' || character == '.';
    }

    private static boolean isUpperCase(String line, int start, int end) {
        return end > start && line.substring(start, end).chars().allMatch(Character::isUpperCase);
    }
}
