// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.text.TextCursor;
import java.util.ArrayList;
import java.util.List;

/** A line, read from the left to the right. Not thread-safe. */
final class LineText {

    private static final int NONE = -1;

    private final String line;
    private final TextCursor text;

    LineText(String line, int start) {
        this.line = line;
        this.text = new TextCursor(line, start);
    }

    /** What stands between the next quote and the one that ends it, a quote behind a backslash being part of it. */
    String quoted() throws BadLine {
        text.to('"');
        if (!text.skip('"')) {
            throw new BadLine("no request in quotes");
        }
        var start = text.at();
        if (!skipQuoted()) {
            throw new BadLine("the request's quotes are not closed");
        }
        return line.substring(start, text.at() - 1);
    }

    /** Goes behind the next quote that has no backslash before it; whether there is one. */
    private boolean skipQuoted() {
        while (!text.isAtEnd() && text.peek() != '"') {
            text.pass(text.peek() == '\\' ? 2 : 1);
        }
        return text.skip('"');
    }

    /** The next three digits, as a status. */
    int status() throws BadLine {
        var word = word();
        if (word.equals("from")) {
            // Go's chi has the client and a hyphen before it.
            word();
            word();
            word = word();
        }
        var status = number(word);
        if (word.length() > 3 || status == NONE) {
            throw new BadLine("no status after the request");
        }
        return (int) status;
    }

    /** The third of the next three numbers that follow each other, or -1: behind sizes of a request and its answer, a duration. */
    long thirdNumber() {
        var numbers = 0;
        while (!text.isAtEnd()) {
            var number = number(word());
            numbers = number == NONE ? 0 : numbers + 1;
            if (numbers == 3) {
                return number;
            }
        }
        return LoggedDuration.UNKNOWN;
    }

    /** All words that follow, those in quotes as a whole and without them. */
    List<String> words() {
        var words = new ArrayList<String>();
        while (!text.isAtEnd()) {
            var word = word();
            var isQuoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
            if (!word.isEmpty()) {
                words.add(isQuoted ? word.substring(1, word.length() - 1) : word);
            }
        }
        return words;
    }

    /** Whether the rest names the user agent of somebody who checks the app. */
    boolean isOfCheck() {
        return isQuoted(AccessLogEntry.OWN_AGENT) || line.indexOf('"' + AccessLogEntry.KUBELET, text.at()) > 0;
    }

    /** Whether the rest has this word in quotes. */
    private boolean isQuoted(String word) {
        var found = line.indexOf(word, text.at());
        while (found > 0) {
            var end = found + word.length();
            if (line.charAt(found - 1) == '"' && end < line.length() && line.charAt(end) == '"') {
                return true;
            }
            found = line.indexOf(word, end);
        }
        return false;
    }

    /** The next word; one in quotes is a word as a whole. Empty at the end. */
    private String word() {
        text.skipBlanks();
        var start = text.at();
        if (text.skip('"')) {
            skipQuoted();
        } else {
            text.until(" \t");
        }
        return line.substring(start, text.at());
    }

    /** The number that the word is, of at most 15 digits; -1 if it is none. */
    static long number(String word) {
        if (word.isEmpty() || word.length() > 15) {
            return NONE;
        }
        var number = 0L;
        for (var i = 0; i < word.length(); i++) {
            var digit = word.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** What a request line such as {@code GET /path HTTP/1.1} asks for; empty if it is none. */
    static String target(String request) {
        var first = request.indexOf(' ');
        if (first < 0) {
            return "";
        }
        var last = request.lastIndexOf(' ');
        var end = last > first && isProtocol(request, last + 1) ? last : request.length();
        return request.substring(first + 1, end);
    }

    /** Whether it is a whole one, with method, target and protocol. */
    static boolean isRequest(String request) {
        var first = request.indexOf(' ');
        var last = request.lastIndexOf(' ');
        return first > 0
                && last > first
                && isProtocol(request, last + 1)
                && request.chars().limit(first).allMatch(each -> each >= 'A' && each <= 'Z');
    }

    /** {@code HTTP/1.1}, or the version alone, as Hypercorn writes it. */
    private static boolean isProtocol(String request, int start) {
        var length = request.length() - start;
        var isVersion = length == 3 && request.charAt(start + 1) == '.' || length == 1;
        return request.startsWith("HTTP/", start)
                || isVersion
                        && Character.isDigit(request.charAt(start))
                        && Character.isDigit(request.charAt(request.length() - 1));
    }
}
