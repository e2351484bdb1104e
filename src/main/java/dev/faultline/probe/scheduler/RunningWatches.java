// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.Check;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The watches that run, and what can be asked of all of them.
 *
 * @param byName by the name of the check's dependency; not modified
 */
record RunningWatches(SortedMap<String, DependencyWatch> byName) {

    static final RunningWatches NONE = new RunningWatches(new TreeMap<>());

    /** @throws IllegalArgumentException if two checks have the same dependency's name */
    static SortedMap<String, Check<?>> checksByName(Collection<Check<?>> checks) {
        var byName = new TreeMap<String, Check<?>>();
        for (var check : checks) {
            var name = check.dependency().name();
            if (byName.put(name, check) != null) {
                throw new IllegalArgumentException("two checks of " + name);
            }
        }
        return byName;
    }

    Collection<DependencyWatch> all() {
        return byName.values();
    }

    /** Those that do not wait for their turn. */
    List<DependencyWatch> unshared() {
        return all().stream().filter(watch -> !watch.check().shared()).toList();
    }

    /** The status of every dependency, by name. */
    List<DependencyStatus> statuses() {
        return all().stream().flatMap(watch -> watch.statuses().all().stream()).toList();
    }

    /** The names of the checks that should name components, got a document, and found none in it. */
    List<String> silent() {
        return all().stream()
                .filter(watch -> watch.statuses().isSilent())
                .map(watch -> watch.check().dependency().name())
                .toList();
    }

    /** The watch that the observations of a dependency come from. */
    Optional<DependencyWatch> of(String dependency) {
        return Optional.ofNullable(byName.get(dependency))
                .or(() -> all().stream()
                        .filter(watch -> watch.statuses().mayHaveComponent(dependency))
                        .filter(watch -> watch.statuses().of(dependency).isPresent())
                        .findFirst());
    }
}
