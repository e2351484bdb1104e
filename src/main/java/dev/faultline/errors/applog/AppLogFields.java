// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.text.TerminalCodes;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The fields of a JSON object, by any of several names. A dotted name is a field of that name, or one within another.
 *
 * @param object the object
 */
record AppLogFields(JsonNode object) {

    private static final int LONGEST = 64 << 10;

    /** The first of the names that is there and not null. */
    Optional<JsonNode> find(List<String> names) {
        for (var name : names) {
            var found = find(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<JsonNode> find(String name) {
        var direct = object.get(name);
        var dot = name.indexOf('.');
        if (direct == null && dot > 0) {
            var outer = object.get(name.substring(0, dot));
            direct = outer == null ? null : outer.get(name.substring(dot + 1));
        }
        return Optional.ofNullable(direct).filter(node -> !node.isNull());
    }

    /** The first that is there and a text that is not blank, or a list of texts: those make its lines. */
    Optional<String> text(List<String> names) {
        for (var name : names) {
            var text = find(name).flatMap(AppLogFields::textOf);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** The first that is there and an object. */
    Optional<AppLogFields> below(List<String> names) {
        for (var name : names) {
            var below = find(name).filter(JsonNode::isObject);
            if (below.isPresent()) {
                return below.map(AppLogFields::new);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> textOf(JsonNode node) {
        if (node.isArray()) {
            var lines = new StringJoiner("\n");
            node.forEach(line -> lines.add(line.isTextual() ? line.textValue() : ""));
            return Optional.of(lines.toString()).filter(text -> !text.isBlank());
        }
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .map(TerminalCodes::strip)
                .filter(text -> !text.isBlank())
                .map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }
}
