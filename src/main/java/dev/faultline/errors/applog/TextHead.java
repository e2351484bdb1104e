// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.text.LogTimestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The first line of an entry in a log of text: a timestamp or a level, in whatever order and brackets, and the rest.
 *
 * @param at when it was written, if it says so
 * @param severity {@link LogSeverity#UNKNOWN} if it does not say
 * @param logger who wrote it, where the layout is one of Spring Boot, Logback or Quarkus
 * @param message the rest
 */
record TextHead(Optional<Instant> at, LogSeverity severity, Optional<String> logger, String message) {

    /** How far into a line its level is looked for. */
    private static final int REACH = 120;

    private static final int LONGEST_LOGGER = 100;

    /** Where a date ends that stands in brackets by itself. */
    private static final int DATE = 11;

    /** As Go's HTTP server logs it, with no level. */
    private static final String PANIC_OF_GO = " http: panic serving ";

    /** The head of an entry, if the line is one. */
    static Optional<TextHead> of(String written, ZoneId zone, Instant now) {
        var line = inOneBracket(written);
        var klog = KlogHead.of(line, zone, now);
        if (klog.isPresent()) {
            return klog;
        }
        if (line.startsWith("thread '") && line.indexOf("' panicked at ") > 0) {
            // Rust's, printed as it is.
            return Optional.of(new TextHead(Optional.empty(), LogSeverity.ERROR, Optional.empty(), line));
        }
        var syslog = SyslogPriority.of(line);
        var start = afterOpening(line, syslog.map(SyslogPriority::end).orElseGet(() -> afterNest(line)));
        var time = LogTimestamp.at(line, start, zone, now);
        if (time.isPresent()) {
            return Optional.of(afterTime(
                    line, time.get(), syslog.map(SyslogPriority::severity).orElse(LogSeverity.UNKNOWN)));
        }
        var level = LevelWord.startingAt(line, start)
                .or(() -> TraceLine.isOutburst(line) ? Optional.empty() : LevelWord.first(line, start));
        return level.map(word -> {
                    var later =
                            LogTimestamp.at(line, afterOpening(line, afterPunctuation(line, word.end())), zone, now);
                    return rest(line, later.map(LogTimestamp.Found::instant), word.severity(), word.end());
                })
                // A line of systemd's has no time, and no level but this.
                .or(() -> syslog.map(known -> rest(line, Optional.empty(), known.severity(), known.end())));
    }

    /** Rust's fern has date and time each in brackets of its own: {@code [2026-11-22][14:02:11][shop][ERROR] gone}. */
    private static String inOneBracket(String line) {
        return line.startsWith("[") && line.startsWith("][", DATE) && line.indexOf(':') == DATE + 4
                ? line.substring(0, DATE) + ' ' + line.substring(DATE + 2)
                : line;
    }

    /** Where the time of day begins in {@code [Nest] 7  - 11/22/2026, 2:00:03 PM}: whether month or day comes first differs. */
    private static int afterNest(String line) {
        var comma = line.startsWith("[Nest] ") ? line.indexOf(", ") : -1;
        return comma < 0 ? 0 : comma + 2;
    }

    private static int afterOpening(String line, int start) {
        var at = start;
        while (at < line.length() && at - start < 3 && "[<(, ".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        // The letter that Ruby's logger begins with.
        return at == start && line.startsWith(", [", at + 1) ? at + 4 : at;
    }

    /** @param unsaid the severity of a line that names none */
    private static TextHead afterTime(String line, LogTimestamp.Found time, LogSeverity unsaid) {
        var at = Optional.of(time.instant());
        return LevelWord.first(line, time.end())
                .or(() -> LevelWord.letter(line, time.end()))
                .or(() -> PhpLevel.at(line, time.end()))
                .or(() -> LevelWord.within(line, time.end(), time.end() + REACH))
                .map(word -> rest(line, at, word.severity(), word.end()))
                .orElseGet(() -> rest(
                        line, at, line.startsWith(PANIC_OF_GO, time.end()) ? LogSeverity.ERROR : unsaid, time.end()));
    }

    private static TextHead rest(String line, Optional<Instant> at, LogSeverity severity, int end) {
        var rest = withoutPunctuation(line.substring(end));
        return ofSwift(at, severity, rest)
                .or(() -> ofSpring(at, severity, rest))
                .or(() -> ofQuarkus(at, severity, rest))
                .or(() -> ofLogback(at, severity, rest))
                .orElseGet(() -> new TextHead(at, severity, Optional.empty(), rest));
    }

    /** {@code com.acme.shop : [Shop] message}. */
    private static Optional<TextHead> ofSwift(Optional<Instant> at, LogSeverity severity, String rest) {
        var colon = rest.indexOf(" : ");
        var name = colon < 0 ? "" : rest.substring(0, colon);
        return name.indexOf('.') <= 0 || logger(name).isEmpty()
                ? Optional.empty()
                : Optional.of(new TextHead(at, severity, logger(name), rest.substring(colon + 3)));
    }

    /** {@code 1 --- [app] [nio-8080-exec-1] c.a.shop.Orders    : message}. */
    private static Optional<TextHead> ofSpring(Optional<Instant> at, LogSeverity severity, String rest) {
        var dashes = rest.indexOf(" --- [");
        var colon = dashes < 0 ? -1 : rest.indexOf(" : ", dashes);
        if (colon < 0) {
            return Optional.empty();
        }
        var before = rest.substring(0, colon).strip();
        return Optional.of(new TextHead(
                at, severity, logger(before.substring(before.lastIndexOf(' ') + 1)), rest.substring(colon + 3)));
    }

    /** {@code [com.acme.shop.Orders] (executor-thread-1) message}. */
    private static Optional<TextHead> ofQuarkus(Optional<Instant> at, LogSeverity severity, String rest) {
        var bracket = rest.startsWith("[") ? rest.indexOf("] (") : -1;
        var end = bracket < 0 ? -1 : rest.indexOf(") ", bracket);
        return end < 0
                ? Optional.empty()
                : Optional.of(new TextHead(at, severity, logger(rest.substring(1, bracket)), rest.substring(end + 2)));
    }

    /** {@code c.a.shop.Orders - message}. */
    private static Optional<TextHead> ofLogback(Optional<Instant> at, LogSeverity severity, String rest) {
        var dash = rest.indexOf(" - ");
        var before = dash < 0 ? "" : rest.substring(0, dash).strip();
        var name = before.substring(before.lastIndexOf(' ') + 1);
        return name.isEmpty() || dash > REACH
                ? Optional.empty()
                : Optional.of(new TextHead(at, severity, logger(name), rest.substring(dash + 3)));
    }

    private static Optional<String> logger(String name) {
        return name.isEmpty() || name.length() > LONGEST_LOGGER || name.indexOf(' ') >= 0
                ? Optional.empty()
                : Optional.of(name);
    }

    private static String withoutPunctuation(String rest) {
        return rest.substring(afterPunctuation(rest, 0));
    }

    private static int afterPunctuation(String line, int start) {
        var at = start;
        while (at < line.length() && "]>):|, \t".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
