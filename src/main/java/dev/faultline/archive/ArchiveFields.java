// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.text.OneLine;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of one line, each within bounds. What it throws says what is wrong with which. */
final class ArchiveFields {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(1_000);
    private static final long MOST = 1L << 53;
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_ELEMENTS = 10_000;
    private static final int SHOWN = 60;

    private final ObjectNode node;
    private final Instant latest;

    /** @param latest no instant may be after it */
    ArchiveFields(ObjectNode node, Instant latest) {
        this.node = node;
        this.latest = latest;
    }

    /** What one value has to be. */
    static final class WrongField extends RuntimeException {

        private static final long serialVersionUID = 1;

        WrongField(String message) {
            super(message);
        }
    }

    /** A name as it is: a line that is not empty. */
    String name(String field) {
        var name = string(field);
        if (name.isEmpty() || name.length() > LONGEST_NAME || !OneLine.isOne(name)) {
            throw wrong(field, "a name of at most " + LONGEST_NAME + " characters on one line");
        }
        return name;
    }

    /** A text as one line; what is too long is cut. */
    String text(String field) {
        return node.path(field).isMissingNode() ? "" : OneLine.of(string(field), LONGEST_TEXT);
    }

    Optional<String> optional(String field) {
        return Optional.of(text(field)).filter(text -> !text.isEmpty());
    }

    /** A text as it is, of at most so many chars. */
    String whole(String field, int longest) {
        var text = string(field);
        if (text.length() > longest) {
            throw wrong(field, "a text of at most " + longest + " characters");
        }
        return text;
    }

    List<String> texts(String field) {
        var texts = new ArrayList<String>();
        for (var each : elements(field)) {
            if (!each.isTextual()) {
                throw wrong(field, "a list of texts");
            }
            texts.add(OneLine.of(each.textValue(), LONGEST_TEXT));
        }
        return texts;
    }

    /** The objects of a list; none if it is absent. */
    List<ArchiveFields> rows(String field) {
        var rows = new ArrayList<ArchiveFields>();
        for (var each : elements(field)) {
            if (!(each instanceof ObjectNode row)) {
                throw wrong(field, "a list of objects");
            }
            rows.add(new ArchiveFields(row, latest));
        }
        return rows;
    }

    Optional<ArchiveFields> row(String field) {
        return node.path(field) instanceof ObjectNode row
                ? Optional.of(new ArchiveFields(row, latest))
                : Optional.empty();
    }

    boolean flag(String field) {
        return node.path(field).asBoolean();
    }

    /** The value that a text stands for. */
    <T> T word(String field, String allowed, Function<String, Optional<T>> values) {
        return values.apply(string(field)).orElseThrow(() -> wrong(field, allowed));
    }

    /** The one of these that a text stands for. */
    <T> T word(String field, T[] values, Function<T, String> text) {
        var asked = string(field);
        return Arrays.stream(values)
                .filter(each -> text.apply(each).equals(asked))
                .findFirst()
                .orElseThrow(() -> wrong(
                        field,
                        Arrays.stream(values)
                                .map(text)
                                .filter(each -> !each.isEmpty())
                                .collect(Collectors.joining(", "))));
    }

    Instant instant(String field) {
        try {
            var instant = Instant.parse(string(field));
            if (instant.isBefore(EARLIEST) || instant.isAfter(latest)) {
                throw wrong(
                        field,
                        "from the year 2000 to now, which is " + latest.truncatedTo(ChronoUnit.MILLIS) + " here");
            }
            return instant.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException unreadable) {
            throw wrong(field, "a time such as 2026-11-22T14:02:11.000Z");
        }
    }

    /** Microseconds. */
    Duration duration(String field) {
        return Duration.of(number(field, 0, LONGEST.toSeconds() * 1_000_000), ChronoUnit.MICROS);
    }

    long count(String field, long least) {
        return number(field, least, MOST);
    }

    OptionalLong optionalCount(String field) {
        return node.path(field).isMissingNode() ? OptionalLong.empty() : OptionalLong.of(count(field, 0));
    }

    int small(String field, int least, int most) {
        return (int) number(field, least, most);
    }

    private long number(String field, long least, long most) {
        var value = node.path(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw wrong(field, "a whole number from " + least + " to " + most);
        }
        return value.longValue();
    }

    private String string(String field) {
        var value = node.path(field);
        if (!value.isTextual()) {
            throw wrong(field, "a text");
        }
        return value.textValue();
    }

    private Iterable<JsonNode> elements(String field) {
        var list = node.path(field);
        if (!list.isMissingNode() && !list.isArray() || list.size() > MOST_ELEMENTS) {
            throw wrong(field, "a list of at most " + MOST_ELEMENTS + " values");
        }
        return list;
    }

    private WrongField wrong(String field, String allowed) {
        var value = node.path(field);
        var shown =
                value.isContainerNode() ? value.isArray() ? "a list" : "an object" : OneLine.of(value.asText(), SHOWN);
        return new WrongField(
                value.isMissingNode()
                        ? "'" + field + "' is missing; " + allowed
                        : "'" + field + "' is '" + shown + "'; allowed: " + allowed);
    }
}
