package dev.faultline.errors.counters;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one line of the Prometheus text format 0.0.4 (1.0.0 with quoted names) or of OpenMetrics 1.0. Timestamps and
 * exemplars are passed over. One pass, no backtracking.
 */
final class SampleLine {

    private final String line;
    private int at;

    private SampleLine(String line) {
        this.line = line;
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
        var end = 0;
        while (end < line.length() && "{ \t".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return line.substring(0, end);
    }

    /** Empty if it is malformed. */
    static Optional<MetricSample> parse(String line) {
        return new SampleLine(line).sample();
    }

    private Optional<MetricSample> sample() {
        var name = nameOf(line);
        var isQuoted = line.startsWith("{");
        at = isQuoted ? 0 : name.length();
        var labels = new HashMap<String, String>();
        skipBlanks();
        if (peek() == '{' && !readLabels(labels, isQuoted)) {
            return Optional.empty();
        }
        skipBlanks();
        return value().filter(value -> !name.isEmpty()).map(value -> new MetricSample(name, labels, value));
    }

    /** Reads {@code {a="b",c="d",}}; the first element may be the quoted name of the series. */
    private boolean readLabels(Map<String, String> labels, boolean startsWithName) {
        at++;
        if (startsWithName && (quoted().isEmpty() || !separated())) {
            return false;
        }
        skipBlanks();
        while (peek() != '}') {
            var label = peek() == '"' ? quoted() : word();
            skipBlanks();
            if (label.isEmpty() || peek() != '=') {
                return false;
            }
            at++;
            skipBlanks();
            var value = quoted();
            if (value.isEmpty() || !separated()) {
                return false;
            }
            labels.put(label.get(), value.get());
            skipBlanks();
        }
        at++;
        return true;
    }

    /** Passes a comma; the closing brace may stand in its place. */
    private boolean separated() {
        skipBlanks();
        if (peek() == ',') {
            at++;
            return true;
        }
        return peek() == '}';
    }

    private Optional<String> word() {
        var start = at;
        while (at < line.length() && "=,{}\" \t".indexOf(line.charAt(at)) < 0) {
            at++;
        }
        return at == start ? Optional.empty() : Optional.of(line.substring(start, at));
    }

    private Optional<String> quoted() {
        if (peek() != '"') {
            return Optional.empty();
        }
        var text = new StringBuilder();
        for (at++; at < line.length(); at++) {
            var character = line.charAt(at);
            if (character == '"') {
                at++;
                return Optional.of(text.toString());
            }
            text.append(character == '\\' && at + 1 < line.length() ? unescaped(line.charAt(++at)) : character);
        }
        return Optional.empty();
    }

    private static char unescaped(char escaped) {
        return escaped == 'n' ? '\n' : escaped;
    }

    private Optional<Double> value() {
        var start = at;
        while (at < line.length() && line.charAt(at) > ' ') {
            at++;
        }
        var text = line.substring(start, at);
        return switch (text) {
            case "NaN" -> Optional.of(Double.NaN);
            case "+Inf", "Inf" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-Inf" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> number(text);
        };
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    private void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** The next character, 0 at the end. */
    private char peek() {
        return at < line.length() ? line.charAt(at) : 0;
    }
}
