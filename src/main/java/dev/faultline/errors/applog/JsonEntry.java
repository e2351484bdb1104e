// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.text.LogTimestamp;
import dev.faultline.text.TerminalCodes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Reads a line that is a JSON object: ECS, logstash-logback, Quarkus, Log4j, pino and bunyan, zap, structlog and the like.
 */
final class JsonEntry {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_MESSAGE = 2_000;
    private static final int LONGEST_LOGGER = 100;

    /** The level where it is a word, as Datadog has it; a number is that of a response. */
    private static final String STATUS = "status";

    private static final List<String> TIMES = List.of(
            "@timestamp",
            "timestamp",
            "time",
            "ts",
            "datetime",
            "date",
            "asctime",
            "@t",
            "__REALTIME_TIMESTAMP",
            "Timestamp",
            "timeMillis",
            "timestampSeconds",
            "ibm_datetime",
            "t");
    private static final List<String> LEVELS = List.of(
            "log.level",
            "level_name",
            "severity_text",
            "severityText",
            "SeverityText",
            "level",
            "severity",
            "lvl",
            "PRIORITY",
            "levelname",
            "log_level",
            "loglevel",
            "@l",
            "LogLevel",
            "Level",
            "error_severity",
            STATUS);
    private static final List<String> MESSAGES = List.of(
            "message", "msg", "@m", "@mt", "event", "short_message", "Message", "MESSAGE", "Body", "fields.message");
    private static final List<String> LOGGERS =
            List.of("log.logger", "logger_name", "loggerName", "logger", "name", "Category");

    private JsonEntry() {}

    /**
     * The entry; empty if the line is no JSON object.
     *
     * @param zone that of a time that names none
     * @param now roughly when it was written
     */
    static Optional<LogEntry> of(String line, ZoneId zone, Instant now) {
        try {
            var read = MAPPER.readTree(line);
            return read != null && read.isObject()
                    ? Optional.of(entry(ofLoguru(new AppLogFields(read)), zone, now))
                    : Optional.empty();
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    /** Python's loguru has them below {@code record}, the level and the time being objects. */
    private static AppLogFields ofLoguru(AppLogFields fields) {
        return fields.below(List.of("record"))
                .filter(record -> record.below(List.of("level")).isPresent())
                .orElse(fields);
    }

    /** The entry that the fields make. */
    static LogEntry entry(AppLogFields fields, ZoneId zone, Instant now) {
        var message = fields.text(MESSAGES).orElse("");
        var bounded = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
        var thrown = JsonException.in(fields, bounded);
        return new LogEntry(
                at(fields, zone, now),
                severity(fields),
                thrown.isPresent() ? bounded : withError(fields, bounded),
                fields.text(LOGGERS).filter(logger -> logger.length() <= LONGEST_LOGGER),
                thrown);
    }

    /** An error that is but a text says more than the message. */
    private static String withError(AppLogFields fields, String message) {
        return fields.text(List.of("error", "err", "error.message", "err.message", "fields.error"))
                .filter(error -> !message.contains(error))
                .map(error -> message.isEmpty() ? error : message + ": " + error)
                .orElse(message);
    }

    private static LogSeverity severity(AppLogFields fields) {
        for (var name : LEVELS) {
            var severity = fields.find(List.of(name))
                    .filter(level -> !name.equals(STATUS) || level.isTextual())
                    .flatMap(JsonEntry::severity);
            if (severity.isPresent()) {
                return severity.get();
            }
        }
        return LogSeverity.UNKNOWN;
    }

    private static Optional<LogSeverity> severity(JsonNode level) {
        if (level.isObject()) {
            return LogSeverity.named(level.path("name").asText());
        }
        if (level.isIntegralNumber()) {
            return Optional.of(LogSeverity.numbered(level.longValue()));
        }
        var name = level.isTextual() ? TerminalCodes.strip(level.textValue()).strip() : "";
        return name.length() < 3 && !name.isEmpty() && name.chars().allMatch(Character::isDigit)
                ? Optional.of(LogSeverity.numbered(Long.parseLong(name)))
                : LogSeverity.named(name);
    }

    private static Optional<Instant> at(AppLogFields fields, ZoneId zone, Instant now) {
        var split = fields.below(List.of("instant"));
        if (split.isPresent()) {
            var seconds = split.get().find(List.of("epochSecond")).map(JsonNode::asLong);
            var nanos = split.get()
                    .find(List.of("nanoOfSecond"))
                    .map(JsonNode::asLong)
                    .orElse(0L);
            return seconds.flatMap(whole -> plausible(whole * 1_000 + nanos / 1_000_000));
        }
        return fields.find(TIMES).flatMap(time -> at(time, zone, now));
    }

    private static Optional<Instant> at(JsonNode time, ZoneId zone, Instant now) {
        if (time.isNumber()) {
            return ofNumber(time.doubleValue());
        }
        if (time.isObject()) {
            return ofNumber(time.path("timestamp").asDouble(time.path("seconds").asDouble()));
        }
        var isNumber = time.isTextual() && time.textValue().matches("\\d{9,19}(\\.\\d*)?");
        if (isNumber) {
            return ofNumber(Double.parseDouble(time.textValue()));
        }
        return time.isTextual()
                ? LogTimestamp.at(time.textValue(), 0, zone, now).map(LogTimestamp.Found::instant)
                : Optional.empty();
    }

    /** Seconds, milli-, micro- or nanoseconds since 1970: each is beyond all years in the others. */
    private static Optional<Instant> ofNumber(double number) {
        if (number < 1e11) {
            return plausible((long) (number * 1e3));
        }
        return plausible((long) (number < 1e14 ? number : number < 1e17 ? number / 1e3 : number / 1e6));
    }

    /** From 2000 to 2100. */
    private static Optional<Instant> plausible(long millis) {
        return millis < 946_684_800_000L || millis > 4_102_444_800_000L
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(millis));
    }
}
