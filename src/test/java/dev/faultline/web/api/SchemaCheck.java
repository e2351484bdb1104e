// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Holds a value against a JSON Schema, as far as the API's description uses that; any other word in a schema is a fault. */
record SchemaCheck(DescribedSchemas api) {

    private static final Set<String> SILENT = Set.of(
            "description", "example", "examples", "title", "default", "properties", "maxItems", "additionalProperties");

    List<String> faults(JsonNode reference, JsonNode value, String place) {
        var schema = api.resolved(reference);
        var faults = new ArrayList<String>();
        schema.properties().forEach(word -> {
            if (!SILENT.contains(word.getKey()) && !holds(word.getKey(), word.getValue(), value)) {
                faults.add(place + ": " + word + " does not hold for " + value);
            }
        });
        if (value.isObject()) {
            var known = schema.path("properties");
            value.properties().forEach(field -> {
                var own = known.has(field.getKey()) ? known.get(field.getKey()) : schema.get("additionalProperties");
                var below = place + '/' + field.getKey();
                faults.addAll(
                        own == null && schema.has("properties")
                                ? List.of(below + ": is not described")
                                : own == null ? List.of() : faults(own, field.getValue(), below));
            });
        }
        if (value.isArray() && schema.has("items")) {
            for (var i = 0; i < value.size(); i++) {
                faults.addAll(faults(schema.get("items"), value.get(i), place + '/' + i));
            }
        }
        return faults;
    }

    private boolean holds(String word, JsonNode wanted, JsonNode value) {
        return switch (word) {
            case "type" -> isAny(wanted, type -> isOf(type, value));
            case "enum" -> isAny(wanted, value::equals);
            case "anyOf" -> isAny(wanted, schema -> faults(schema, value, "").isEmpty());
            case "required" -> !value.isObject() || isEach(wanted, name -> value.has(name.asText()));
            case "items" -> true;
            case "uniqueItems" -> !wanted.asBoolean() || isWithoutRepeats(value);
            case "minimum" -> !value.isNumber() || value.asDouble() >= wanted.asDouble();
            case "maximum" -> !value.isNumber() || value.asDouble() <= wanted.asDouble();
            case "pattern" ->
                !value.isTextual()
                        || Pattern.compile(wanted.asText())
                                .matcher(value.asText())
                                .find();
            case "format" -> !wanted.asText().equals("date-time") || isInstant(value.asText());
            default -> false;
        };
    }

    private static boolean isAny(JsonNode wanted, Predicate<JsonNode> holds) {
        if (!wanted.isArray()) {
            return holds.test(wanted);
        }
        for (var each : wanted) {
            if (holds.test(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEach(JsonNode wanted, Predicate<JsonNode> holds) {
        return !isAny(wanted, holds.negate());
    }

    private static boolean isWithoutRepeats(JsonNode values) {
        var seen = new HashSet<JsonNode>();
        return isEach(values, seen::add);
    }

    private static boolean isOf(JsonNode type, JsonNode value) {
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static boolean isInstant(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException none) {
            return false;
        }
    }
}
