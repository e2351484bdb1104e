// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.util.Set;

/** Whether a text has the name of something, or of where it is. All in lower case. */
final class NameMatcher {

    private static final double BY_PLACE = 1;
    private static final double BY_PORT = 0.6;

    /** Hosts that mean the pod itself. */
    static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1");
    /** Ports that say nothing. */
    private static final Set<String> EVERYDAY = Set.of("80", "443", "8080", "8443");

    private NameMatcher() {}

    /** Whether the text has the word, not as a part of a longer one: a dependency may be called {@code db}. */
    static boolean has(String text, String word) {
        return next(text, word, 0) >= 0;
    }

    /**
     * How clearly the text says a place, in [0, 1].
     *
     * @param endpoint {@code host:port}, or a path
     */
    static double ofPlace(String text, String endpoint) {
        var host = ErrorMention.hostOf(endpoint);
        if (endpoint.startsWith("/") || host.equals(endpoint)) {
            return endpoint.length() > 1 && has(text, endpoint) ? BY_PLACE : 0;
        }
        var port = endpoint.substring(host.length() + 1);
        if (hasHost(text, host, port) || hasShortHost(text, host, port)) {
            return BY_PLACE;
        }
        return byPort(text, host, port);
    }

    /** Whether the text has the host, with its own port or none. */
    private static boolean hasHost(String text, String host, String port) {
        if (LOOPBACK.contains(host)) {
            return false;
        }
        for (var at = next(text, host, 0); at >= 0; at = next(text, host, at + 1)) {
            var found = portAt(text, at + host.length());
            if (found.isEmpty() || found.equals(port)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text has the first label of the host with the port: inside a namespace the rest may be left out. */
    private static boolean hasShortHost(String text, String host, String port) {
        var dot = host.indexOf('.');
        return dot > 0 && !isAddress(host) && has(text, host.substring(0, dot) + ":" + port);
    }

    /** Whether the text has the port at an address, which a name may have been resolved to. */
    private static double byPort(String text, String host, String port) {
        var mark = ":" + port;
        for (var at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
            var isWhole = !isDigitAt(text, at + mark.length());
            var found = hostBefore(text, at);
            if (isWhole && LOOPBACK.contains(host) && LOOPBACK.contains(found)) {
                return BY_PLACE;
            }
            if (isWhole
                    && !isAddress(host)
                    && isAddress(found)
                    && !LOOPBACK.contains(found)
                    && !EVERYDAY.contains(port)) {
                return BY_PORT;
            }
        }
        return 0;
    }

    private static String hostBefore(String text, int colon) {
        var start = colon;
        while (start > 0 && (isPartOfName(text.charAt(start - 1)) || "[]:".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        return text.substring(start, colon);
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0
                || !host.isEmpty() && host.chars().allMatch(each -> each == '.' || each >= '0' && each <= '9');
    }

    private static String portAt(String text, int start) {
        var end = start + 1;
        while (isDigitAt(text, end)) {
            end++;
        }
        return text.startsWith(":", start) ? text.substring(start + 1, end) : "";
    }

    private static int next(String text, String word, int from) {
        for (var at = text.indexOf(word, from); at >= 0 && !word.isEmpty(); at = text.indexOf(word, at + 1)) {
            var end = at + word.length();
            var begins = at == 0 || word.startsWith("/") || !isPartOfName(text.charAt(at - 1));
            if (begins && !goesOn(text, end)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether the word before is but the beginning of one; a full stop, or the rest of a domain, ends it. */
    private static boolean goesOn(String text, int end) {
        if (end >= text.length()) {
            return false;
        }
        var next = text.charAt(end);
        return isLetterOrDigit(next) || next == '-' && end + 1 < text.length() && isLetterOrDigit(text.charAt(end + 1));
    }

    private static boolean isPartOfName(char character) {
        return isLetterOrDigit(character) || character == '-' || character == '.';
    }

    private static boolean isLetterOrDigit(char character) {
        return character >= 'a' && character <= 'z' || character >= '0' && character <= '9' || character == '_';
    }

    private static boolean isDigitAt(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
