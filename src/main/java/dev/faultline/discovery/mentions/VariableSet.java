// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.mentions;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Environment variables: those of this program, and those that only the app was started with.
 *
 * @param own of this program; a config file may refer to them
 * @param apps of the app, where its process can be seen
 */
public record VariableSet(Map<String, String> own, Map<String, String> apps) {

    public VariableSet {
        own = Map.copyOf(own);
        apps = Map.copyOf(apps);
    }

    /** All of them, by name; where both have one, the app's value, for that is what it uses. */
    SortedMap<String, String> all() {
        var all = new TreeMap<>(own);
        all.putAll(apps);
        return Collections.unmodifiableSortedMap(all);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(apps.get(name)).or(() -> Optional.ofNullable(own.get(name)));
    }

    /** The first of these names that a variable with a value has. */
    Optional<String> firstNamed(Iterable<String> names) {
        for (var name : names) {
            if (value(name).filter(text -> !text.isBlank()).isPresent()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** Whether a config file that refers to it gets the app's value. */
    boolean isUsable(String name) {
        return value(name).equals(Optional.ofNullable(own.get(name)));
    }

    /** Where a variable is, for a person. */
    String origin(String name) {
        return (apps.containsKey(name) ? "the app's variable " : "variable ") + name;
    }
}
