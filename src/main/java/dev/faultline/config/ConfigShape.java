// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.dependency.DependencyKind;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds every key that the program reads by letting it read: first a file with a dependency of each kind, then the same file
 * with each section that was asked for, and so on until no further one is asked for. So there is no second list of keys that
 * could differ from what is read.
 */
final class ConfigShape {

    private static final String FAULTLINE = "faultline";
    private static final String DEPENDENCIES = "dependencies";
    private static final String ROUTES = "routes";
    private static final String ANY = "any";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConfigLoader loader;
    private final SectionShape known = new SectionShape();
    private final Map<String, Object> file = new LinkedHashMap<>();

    private ConfigShape(ConfigLoader loader, Collection<String> kinds) {
        this.loader = loader;
        var dependencies = new LinkedHashMap<String, Object>();
        for (var kind : kinds) {
            dependencies.put(kind, new LinkedHashMap<>(Map.of("kind", kind)));
        }
        var routes = new LinkedHashMap<String, Object>(Map.of(ANY, new LinkedHashMap<>()));
        file.put(FAULTLINE, new LinkedHashMap<>(Map.of(DEPENDENCIES, dependencies, ROUTES, routes)));
    }

    /** @param kinds the names of all kinds */
    static ConfigShape explore(ConfigLoader loader, Collection<String> kinds) {
        var shape = new ConfigShape(
                loader,
                kinds.stream()
                        .filter(kind -> !kind.equals(DependencyKind.NETWORK.name()))
                        .sorted()
                        .toList());
        do {
            shape.read();
        } while (grow(shape.known, shape.file));
        return shape;
    }

    /** What the section {@code faultline} holds, but for dependencies and routes. */
    SectionShape faultline() {
        var faultline = new SectionShape();
        faultline.add(below(known, FAULTLINE));
        faultline.forget(DEPENDENCIES);
        faultline.forget(ROUTES);
        return faultline;
    }

    /** What a dependency of each kind holds. */
    Map<String, SectionShape> kinds() {
        var kinds = new TreeMap<String, SectionShape>();
        var dependencies = below(below(known, FAULTLINE), DEPENDENCIES);
        dependencies.keys().keySet().forEach(kind -> kinds.put(kind, below(dependencies, kind)));
        return kinds;
    }

    /** What one of the app's routes holds. */
    SectionShape route() {
        return below(below(below(known, FAULTLINE), ROUTES), ANY);
    }

    private void read() {
        try {
            // JSON is YAML, too.
            known.add(loader.shape(JSON.writeValueAsString(file).getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SectionShape below(SectionShape section, String key) {
        return section.keys().get(key) instanceof KeyShape.Below below ? below.section() : new SectionShape();
    }

    /** Puts in each section that was asked for; whether there is a new one. */
    private static boolean grow(SectionShape shape, Map<String, Object> section) {
        var isNew = false;
        for (var key : shape.keys().entrySet()) {
            if (key.getValue() instanceof KeyShape.Anything) {
                isNew |= section.putIfAbsent(key.getKey(), new LinkedHashMap<>()) == null;
            } else if (key.getValue() instanceof KeyShape.Below below) {
                isNew |= growBelow(below.section(), section, key.getKey());
            } else if (key.getValue() instanceof KeyShape.ListBelow list) {
                isNew |= growBelow(list.element(), section, key.getKey());
            }
        }
        return isNew;
    }

    @SuppressWarnings("unchecked")
    private static boolean growBelow(SectionShape shape, Map<String, Object> section, String key) {
        var before = section.putIfAbsent(key, new LinkedHashMap<String, Object>());
        return grow(shape, (Map<String, Object>) section.get(key)) | before == null;
    }
}
