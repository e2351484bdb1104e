// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.docs;

import dev.faultline.config.ConfigError;
import dev.faultline.config.ConfigException;
import dev.faultline.config.ConfigLoader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which keys the program takes, by its own words: it is given an unknown one in each section, and names those that are
 * allowed there.
 */
final class AllowedKeys {

    private static final String UNKNOWN = "qqqqqqqqqqqq";
    private static final String ALLOWED = "allowed: ";
    private static final String KIND = "kind";

    private final ConfigLoader loader;

    AllowedKeys(ConfigLoader loader) {
        this.loader = loader;
    }

    /** Every key below {@code faultline}, such as {@code errors.window.min-errors}, its sections among them. */
    Set<String> ofTheFile() {
        return below("faultline: {", "}");
    }

    /** Every key of a dependency of that kind. */
    Set<String> ofDependency(String kind) {
        return below("faultline: { dependencies: { some: { kind: " + kind + ", ", "} } }");
    }

    /** Every key of one of the app's routes. */
    Set<String> ofRoute() {
        return below("faultline: { routes: { some: {", "} } }");
    }

    private Set<String> below(String start, String end) {
        var keys = new LinkedHashSet<String>();
        collect("", start, end, keys);
        return keys;
    }

    private void collect(String prefix, String start, String end, Set<String> keys) {
        for (var key : allowed(start + UNKNOWN + ": 1 " + end).orElse(List.of())) {
            keys.add(prefix + key);
            if (!key.equals(KIND)) {
                collect(prefix + key + ".", start + key + ": { ", "} " + end, keys);
            }
        }
    }

    /** The keys beside which the unknown one stands; absent if that is no section. */
    private Optional<List<String>> allowed(String yaml) {
        return errors(yaml).stream()
                .filter(error ->
                        error.key().endsWith("." + UNKNOWN) && error.problem().equals("is not a known key"))
                .map(ConfigError::allowed)
                .filter(allowed -> allowed.startsWith(ALLOWED))
                .map(allowed -> List.of(allowed.substring(ALLOWED.length()).split(", ")))
                .findFirst();
    }

    /** What is wrong with that file. */
    List<ConfigError> errors(String yaml) {
        try {
            loader.load(yaml.getBytes(StandardCharsets.UTF_8));
            return List.of();
        } catch (ConfigException refused) {
            return refused.errors();
        }
    }
}
