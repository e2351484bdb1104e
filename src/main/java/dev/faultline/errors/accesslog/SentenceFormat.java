// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.LoggedUnit;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests as frameworks put them into a sentence in their own log: Serilog ({@code HTTP GET /a responded 503 in 12.3 ms}),
 * ASP.NET Core ({@code Request finished HTTP/1.1 GET http://shop/a - 503 0 - 12.3ms}) and Tornado ({@code [E 261122 14:00:03 web:2271]
 * 503 GET /a (10.0.0.1) 1.23ms}).
 */
final class SentenceFormat implements LineFormat {

    private static final List<Pattern> SENTENCES = List.of(
            Pattern.compile(
                    "(.*)\\bHTTP \"?[A-Z]+\"? \"?(?<target>/[^ \"]*)\"? responded (?<status>\\d{3}) in (?<took>[0-9.]+) ms.*"),
            Pattern.compile(
                    "(.*)\\bRequest finished HTTP/[0-9.]+ [A-Z]+ (?<target>[^ ]+) (?:[^ ]+ [^ ]+ )?-? ?(?<status>\\d{3}) .*?"
                            + "(?<took>[0-9.]+)ms *"),
            Pattern.compile(
                    "(\\[[IWE] \\d{6} [0-9:]+ web:\\d+\\]) (?<status>\\d{3}) [A-Z]+ (?<target>/[^ ]*) \\([^)]*\\) "
                            + "(?<took>[0-9.]+)ms *"));

    private static final Pattern TORNADO = Pattern.compile("\\[[IWE] (\\d\\d)(\\d\\d)(\\d\\d) ");

    /** Whether the line looks like one. */
    static boolean isIn(String line) {
        return line.contains("ms")
                && SENTENCES.stream().anyMatch(each -> each.matcher(line).matches());
    }

    @Override
    public AccessLogEntry read(String line, ZoneId zone) throws BadLine {
        for (var sentence : SENTENCES) {
            var parts = sentence.matcher(line);
            if (parts.matches()) {
                return entry(line, parts, zone);
            }
        }
        throw new BadLine("no request in a sentence");
    }

    private static AccessLogEntry entry(String line, Matcher parts, ZoneId zone) throws BadLine {
        return new AccessLogEntry(
                at(parts.group(1), zone),
                Integer.parseInt(parts.group("status")),
                parts.group("target"),
                false,
                LoggedDuration.millis(parts.group("took"), LoggedUnit.MILLIS));
    }

    private static LoggedTime at(String before, ZoneId zone) throws BadLine {
        var ofTornado = TORNADO.matcher(before);
        if (ofTornado.lookingAt()) {
            return LoggedTime.at(ofTornado.replaceFirst("20$1-$2-$3 "), 0, zone);
        }
        var time = TimePlace.find(before);
        return time < 0 ? LoggedTime.NONE : LoggedTime.at(before, time, zone);
    }
}
