// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

/** Where a line of text has its time. Stateless. */
final class TimePlace {

    static final int NOWHERE = -1;

    private static final int SHORTEST = 19;

    private TimePlace() {}

    /**
     * Where a time such as {@code 22/Nov/2026:14:00:00} or {@code 2026-11-22T14:00:00} begins: in the first brackets that have
     * one, or else as a word before the first quotes; {@link #NOWHERE} if nowhere.
     */
    static int find(String line) {
        for (var bracket = line.indexOf('['); bracket >= 0; bracket = line.indexOf('[', bracket + 1)) {
            if (isAt(line, bracket + 1)) {
                return bracket + 1;
            }
        }
        for (var at = 0; at + SHORTEST <= line.length() && line.charAt(at) != '"'; at++) {
            if ((at == 0 || line.charAt(at - 1) <= ' ') && isAt(line, at)) {
                return at;
            }
        }
        return NOWHERE;
    }

    private static boolean isAt(String line, int at) {
        return at + SHORTEST <= line.length() && (isCommon(line, at) || isStandard(line, at));
    }

    /** {@code 22/Nov/2026:14:00:00}, or with a blank before the hour as Python's servers have it. */
    private static boolean isCommon(String line, int at) {
        return line.charAt(at + 2) == '/'
                && line.charAt(at + 6) == '/'
                && (line.charAt(at + 11) == ':' || line.charAt(at + 11) == ' ');
    }

    /** {@code 2026-11-22T14:00:00}, or with a blank or slashes. */
    private static boolean isStandard(String line, int at) {
        var separator = line.charAt(at + 4);
        return (separator == '-' || separator == '/')
                && line.charAt(at + 7) == separator
                && (line.charAt(at + 10) == 'T' || line.charAt(at + 10) == ' ')
                && line.charAt(at + 13) == ':';
    }
}
