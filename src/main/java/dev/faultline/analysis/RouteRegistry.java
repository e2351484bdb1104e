// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Check;
import dev.faultline.timeline.ObservationStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

/** The app's own routes that the sidecar asks, or asked. Thread-safe. */
public final class RouteRegistry {

    private final Supplier<? extends Collection<Check<?>>> configured;
    private final ObservationStore store;

    /**
     * @param configured those that are asked now
     * @param store where the others are known
     */
    public RouteRegistry(Supplier<? extends Collection<Check<?>>> configured, ObservationStore store) {
        this.configured = configured;
        this.store = store;
    }

    /** Those asked now, in their order, then those that only history knows. */
    public List<Dependency> all() {
        var all = new LinkedHashMap<String, Dependency>();
        configured.get().forEach(check -> all.put(check.dependency().name(), check.dependency()));
        store.dependencies().stream()
                .filter(remembered -> remembered.kind().equals(DependencyKind.ROUTE))
                .forEach(remembered -> all.putIfAbsent(remembered.name(), remembered));
        return List.copyOf(all.values());
    }

    /** The names among dependencies of those asked now. */
    public List<String> asked() {
        return configured.get().stream()
                .<String>map(check -> check.dependency().name())
                .toList();
    }

    /** Whether the route is asked now, by its name among dependencies. */
    public boolean isAsked(String watchedName) {
        return configured.get().stream()
                .anyMatch(check -> check.dependency().name().equals(watchedName));
    }

    /** Those asked now, in their order, then those that still were when the question's window opened. */
    List<Dependency> concernedBy(VerdictQuestion question) {
        var all = new LinkedHashMap<String, Dependency>();
        configured.get().forEach(check -> all.put(check.dependency().name(), check.dependency()));
        store.dependencies().stream()
                .filter(remembered -> remembered.kind().equals(DependencyKind.ROUTE))
                .filter(remembered -> store.last(remembered.name())
                        .filter(seen -> !seen.startedAt().isBefore(question.windowReachStart()))
                        .isPresent())
                .forEach(remembered -> all.putIfAbsent(remembered.name(), remembered));
        return List.copyOf(all.values());
    }
}
