// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** An entry of a log of text whose lines are still coming. Keeps little of them however many. Not thread-safe. */
final class TextEntry {

    private static final int LONGEST_MESSAGE = 2_000;

    private TextHead head;
    private final boolean isTimed;
    private final StackTrace trace = new StackTrace();

    private TextEntry(TextHead head, boolean isTimed) {
        this.head = head;
        this.isTimed = isTimed;
        trace.preface(head.message());
    }

    /** One that begins with the given line. */
    static TextEntry beginningWith(String line, ZoneId zone, Instant now) {
        var head = TextHead.of(line, zone, now);
        var entry = new TextEntry(
                head.map(TextEntry::bounded)
                        .orElseGet(() ->
                                bounded(new TextHead(Optional.empty(), LogSeverity.UNKNOWN, Optional.empty(), line))),
                head.isPresent());
        if (head.isEmpty() || isOfNode(head.get(), line)) {
            entry.trace.line(line);
        }
        return entry;
    }

    /** An error that is printed as it is begins with its class, and the one of Node's pg is {@code error}. */
    private static boolean isOfNode(TextHead head, String line) {
        return head.at().isEmpty() && line.startsWith("error: ");
    }

    private static TextHead bounded(TextHead head) {
        return head.message().length() <= LONGEST_MESSAGE
                ? head
                : new TextHead(
                        head.at(),
                        head.severity(),
                        head.logger(),
                        head.message().substring(0, LONGEST_MESSAGE));
    }

    /** Takes the line if it belongs to this entry. */
    boolean takes(String line, ZoneId zone, Instant now) {
        if (!isIndented(line) && !trace.expects(line)) {
            var next = TextHead.of(line, zone, now);
            if (next.isPresent()) {
                return isSecondHalf(next.get()) && join(next.get());
            }
            if (isTimed
                    ? !isGrave() && isOutburst(line)
                    : trace.hasAny() || ExceptionText.at(line).isEmpty()) {
                return false;
            }
        }
        trace.line(line);
        return true;
    }

    /** Whether the line is printed by nobody's logger; below a logger's own a qualified name is what was logged. */
    private static boolean isOutburst(String line) {
        return TraceLine.isOutburst(line)
                || ExceptionText.at(line)
                        .filter(header -> header.type().indexOf('.') < 0)
                        .isPresent();
    }

    private static boolean isIndented(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    private boolean isGrave() {
        return head.severity() == LogSeverity.ERROR;
    }

    /** The JDK's own logger writes the time and the place on one line, the level and the message on the next. */
    private boolean isSecondHalf(TextHead next) {
        return isTimed
                && head.severity() == LogSeverity.UNKNOWN
                && head.at().isPresent()
                && next.at().isEmpty()
                && !trace.hasAny();
    }

    private boolean join(TextHead next) {
        head = bounded(new TextHead(head.at(), next.severity(), next.logger().or(head::logger), next.message()));
        trace.preface(head.message());
        return true;
    }

    /** What it says, its lines being complete. */
    LogEntry complete() {
        var thrown = trace.thrown();
        if (thrown.isEmpty() && isGrave()) {
            thrown = PhpException.in(head.message())
                    .or(() -> ExceptionText.in(head.message()))
                    .map(header ->
                            new LoggedException(List.of(header.type()), header.message(), Optional.empty(), List.of()));
        }
        return new LogEntry(head.at(), head.severity(), head.message(), head.logger(), thrown);
    }
}
