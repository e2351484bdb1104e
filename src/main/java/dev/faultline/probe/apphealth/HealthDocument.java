// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.apphealth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.PartOutcome;
import dev.faultline.text.OneLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an app says of its health, in the form of any of the usual frameworks; which one is told from the shape:
 *
 * <ul>
 *   <li>MicroProfile Health (Quarkus, Helidon): {@code checks}, a list;
 *   <li>Spring Boot since 2.2: {@code components}, nested; 2.0: {@code details}; 1.x: the fields of the document itself;
 *   <li>Micronaut and NestJS Terminus: {@code details}, nested;
 *   <li>{@code application/health+json}: {@code checks}, a mapping of names to lists;
 *   <li>ASP.NET: {@code entries} or {@code results}.
 * </ul>
 *
 * @param components by name, each name once; nested names are joined by a slash
 */
record HealthDocument(List<PartOutcome> components) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> FOLDERS = List.of("components", "details", "entries", "results", "checks");
    private static final String STATUS = "status";
    private static final int LONGEST_NAME = 100;
    private static final int DEEPEST = 8;

    HealthDocument {
        components = List.copyOf(components);
    }

    /** Empty if it is none: no JSON, or without any status. */
    static Optional<HealthDocument> read(byte[] body) {
        JsonNode root;
        try {
            root = MAPPER.readTree(body);
        } catch (IOException notJson) {
            return Optional.empty();
        }
        var found = new LinkedHashMap<String, Outcome>();
        collect(root, "", found, 0);
        if (found.isEmpty() && !root.path(STATUS).isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new HealthDocument(found.entrySet().stream()
                .map(each -> new PartOutcome(each.getKey(), each.getValue()))
                .toList()));
    }

    private static void collect(JsonNode node, String prefix, Map<String, Outcome> found, int depth) {
        var below = below(node, depth);
        for (var child : below) {
            var name = OneLine.of(prefix + child.name(), LONGEST_NAME);
            if (depth < DEEPEST && !below(child.node(), depth + 1).isEmpty()) {
                collect(child.node(), name + "/", found, depth + 1);
            } else {
                found.putIfAbsent(name, ComponentStatus.of(child.node()));
            }
        }
    }

    private record Named(String name, JsonNode node) {}

    /** The components right below a node. */
    private static List<Named> below(JsonNode node, int depth) {
        for (var folder : FOLDERS) {
            var inside = inside(node.path(folder));
            if (!inside.isEmpty()) {
                return inside;
            }
        }
        return depth == 0 ? inside(node) : List.of();
    }

    private static List<Named> inside(JsonNode folder) {
        var named = new ArrayList<Named>();
        if (folder.isArray()) {
            folder.forEach(each -> {
                if (each.path("name").isTextual() && ComponentStatus.isIn(each)) {
                    named.add(new Named(each.path("name").textValue(), each));
                }
            });
        }
        folder.properties().forEach(field -> {
            if (ComponentStatus.isIn(field.getValue())) {
                named.add(new Named(field.getKey(), field.getValue()));
            }
        });
        return named.stream().filter(each -> !each.name().isBlank()).toList();
    }
}
