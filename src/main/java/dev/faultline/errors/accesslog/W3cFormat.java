// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.LoggedUnit;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/**
 * The extended log format of the W3C, as IIS and CloudFront write it: a line {@code #Fields:} names what the lines after it
 * have. Its times are in UTC. Not thread-safe.
 */
final class W3cFormat implements LineFormat {

    private static final String FIELDS = "#Fields:";
    private static final String DATE = "#Date:";

    /** What IIS writes unless it is told otherwise. */
    private static final List<String> OF_IIS = List.of(
            ("date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status"
                            + " sc-substatus sc-win32-status time-taken")
                    .split(" "));

    private final Supplier<List<String>> beginning;
    private List<String> names = List.of();
    private String date = "";

    /** @param beginning the first lines of the log, asked for where reading begins amid it */
    W3cFormat(Supplier<List<String>> beginning) {
        this.beginning = beginning;
    }

    @Override
    public boolean isComment(String line) {
        if (line.startsWith(FIELDS)) {
            names = new LineText(line, FIELDS.length()).words();
        } else if (line.startsWith(DATE)) {
            date = line.substring(DATE.length()).strip().split(" ", 2)[0];
        }
        return line.startsWith("#");
    }

    /** Whether it was told what the lines have. */
    boolean isBegun() {
        return !names.isEmpty();
    }

    @Override
    public AccessLogEntry read(String line, ZoneId zone) throws BadLine {
        if (names.isEmpty()) {
            beginning.get().forEach(this::isComment);
            names = names.isEmpty() ? OF_IIS : names;
        }
        var words = new LineText(line, 0).words();
        var status = LineText.number(value(words, "sc-status"));
        if (status < 0 || status > 999) {
            throw new BadLine("no sc-status in the place that #Fields says");
        }
        return new AccessLogEntry(
                at(words),
                (int) status,
                path(words),
                AccessLogEntry.isCheck(value(words, "cs(User-Agent)")),
                millis(words));
    }

    private LoggedTime at(List<String> words) throws BadLine {
        var day = value(words, "date");
        return LoggedTime.at((day.isEmpty() ? date : day) + ' ' + value(words, "time"), 0, ZoneOffset.UTC);
    }

    private String path(List<String> words) {
        var stem = value(words, "cs-uri-stem");
        return stem.isEmpty() ? value(words, "cs-uri") : stem;
    }

    /** IIS counts milliseconds, others seconds with a fraction. */
    private long millis(List<String> words) {
        var taken = value(words, "time-taken");
        return LoggedDuration.millis(taken, LoggedDuration.isFraction(taken) ? LoggedUnit.SECONDS : LoggedUnit.MILLIS);
    }

    /** Empty if it is not there. */
    private String value(List<String> words, String name) {
        var place = names.indexOf(name);
        var value = place < 0 || place >= words.size() ? "" : words.get(place);
        return value.equals("-") ? "" : value;
    }
}
