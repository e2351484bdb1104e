// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import dev.faultline.text.TextCursor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one line of the Prometheus text format 0.0.4 (1.0.0 with quoted names) or of OpenMetrics 1.0. Timestamps and
 * exemplars are passed over. One pass, no backtracking.
 */
final class SampleLine {

    private static final String BLANKS = " \t\r\n";

    private final TextCursor text;

    private SampleLine(String line, int start) {
        this.text = new TextCursor(line, start);
    }

    /** Whether it says nothing about a series: blank, a comment, {@code # TYPE}, {@code # EOF}. */
    static boolean isRemark(String line) {
        return line.isBlank() || line.charAt(0) == '#';
    }

    /** The name of the series; what looks like one if the line is malformed. */
    static String nameOf(String line) {
        if (line.startsWith("{\"")) {
            var end = line.indexOf('"', 2);
            return end < 0 ? "" : line.substring(2, end);
        }
        return new TextCursor(line, 0).until("{ \t");
    }

    /** Empty if it is malformed. */
    static Optional<MetricSample> parse(String line) {
        var name = nameOf(line);
        var isQuoted = line.startsWith("{");
        return name.isEmpty()
                ? Optional.empty()
                : new SampleLine(line, isQuoted ? 0 : name.length()).sample(name, isQuoted);
    }

    private Optional<MetricSample> sample(String name, boolean isQuoted) {
        var labels = new HashMap<String, String>();
        text.skipBlanks();
        if (text.peek() == '{' && !readLabels(labels, isQuoted)) {
            return Optional.empty();
        }
        text.skipBlanks();
        return value().map(value -> new MetricSample(name, labels, value));
    }

    /** Reads {@code {a="b",c="d",}}; the first element may be the quoted name of the series. */
    private boolean readLabels(Map<String, String> labels, boolean startsWithName) {
        text.pass(1);
        if (startsWithName && (quoted().isEmpty() || !separated())) {
            return false;
        }
        text.skipBlanks();
        while (text.peek() != '}') {
            var label = text.peek() == '"' ? quoted() : word();
            text.skipBlanks();
            if (label.isEmpty() || !text.skip('=')) {
                return false;
            }
            text.skipBlanks();
            var value = quoted();
            if (value.isEmpty() || !separated()) {
                return false;
            }
            labels.put(label.get(), value.get());
            text.skipBlanks();
        }
        text.pass(1);
        return true;
    }

    /** Passes a comma; the closing brace may stand in its place. */
    private boolean separated() {
        text.skipBlanks();
        return text.skip(',') || text.peek() == '}';
    }

    private Optional<String> word() {
        return Optional.of(text.until("=,{}\" \t")).filter(word -> !word.isEmpty());
    }

    private Optional<String> quoted() {
        if (!text.skip('"')) {
            return Optional.empty();
        }
        var value = new StringBuilder();
        while (true) {
            value.append(text.until("\"\\"));
            if (text.skip('"')) {
                return Optional.of(value.toString());
            }
            text.pass(1);
            if (text.isAtEnd()) {
                return Optional.empty();
            }
            value.append(unescaped(text.next()));
        }
    }

    private static char unescaped(char escaped) {
        return escaped == 'n' ? '\n' : escaped;
    }

    private Optional<Double> value() {
        var number = text.until(BLANKS);
        return switch (number) {
            case "NaN" -> Optional.of(Double.NaN);
            case "+Inf", "Inf" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-Inf" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> number(number);
        };
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }
}
