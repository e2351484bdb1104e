// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import dev.faultline.errors.tail.ContainerLine.Stream;
import java.util.Optional;

/**
 * The form of the Container Runtime Interface, as in {@code 2026-11-22T14:02:11.123456789Z stdout F text}; {@code P} instead
 * of {@code F} says that the line goes on.
 */
final class CriLine {

    private static final String STDOUT = " stdout ";
    private static final String STDERR = " stderr ";
    private static final int LONGEST_TIME = 40;

    private CriLine() {}

    static Optional<ContainerLine> read(String line) {
        var space = line.indexOf(' ');
        var isOut = line.startsWith(STDOUT, space);
        if (space < 0 || space > LONGEST_TIME || !(isOut || line.startsWith(STDERR, space)) || !isTime(line)) {
            return Optional.empty();
        }
        var tag = space + STDOUT.length();
        var end = line.indexOf(' ', tag);
        if (end < 0) {
            end = line.length();
        }
        // More tags may follow behind a colon.
        var isWhole = isTag(line, tag, end, 'F');
        if (!isWhole && !isTag(line, tag, end, 'P')) {
            return Optional.empty();
        }
        return Optional.of(new ContainerLine(
                isOut ? Stream.STDOUT : Stream.STDERR,
                !isWhole,
                line.substring(Math.min(end + 1, line.length())),
                line.substring(0, space)));
    }

    private static boolean isTime(String line) {
        return line.length() > 10 && line.charAt(4) == '-' && line.charAt(7) == '-' && line.charAt(10) == 'T';
    }

    private static boolean isTag(String line, int from, int to, char tag) {
        return to > from && line.charAt(from) == tag && (to == from + 1 || line.charAt(from + 1) == ':');
    }
}
