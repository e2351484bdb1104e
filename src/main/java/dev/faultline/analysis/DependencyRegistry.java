// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Check;
import dev.faultline.timeline.ObservationStore;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every dependency there is: those configured now, in their order, then those that only history knows. Thread-safe. */
public final class DependencyRegistry {

    private final Supplier<? extends Collection<Check<?>>> configured;
    private final ObservationStore store;

    /**
     * One over the given sources.
     *
     * @param configured the checks that run now
     * @param store where the others are known
     */
    public DependencyRegistry(Supplier<? extends Collection<Check<?>>> configured, ObservationStore store) {
        this.configured = configured;
        this.store = store;
    }

    /** All of them, each name once; what is configured now overrides what history says of it. */
    public List<Dependency> all() {
        var all = new LinkedHashMap<String, Dependency>();
        configured.get().forEach(check -> all.put(check.dependency().name(), check.dependency()));
        remembered().forEach(dependency -> all.putIfAbsent(dependency.name(), dependency));
        return List.copyOf(all.values());
    }

    /**
     * Those that a question is about: what is configured now, and of the rest what somebody still looked at when the window
     * opened, or, for what is watched from outside, within the baseline. That nobody saw the others says nothing, and would
     * leave every answer open for as long as their history is kept.
     */
    public List<Dependency> concernedBy(VerdictQuestion question) {
        var watched = configured.get().stream()
                .map(check -> check.dependency().name())
                .collect(Collectors.toSet());
        var all = all();
        var starts = all.size() == watched.size() ? Map.<String, Instant>of() : store.lastStarts();
        return all.stream()
                .filter(dependency -> watched.contains(dependency.name())
                        || wasLookedAt(dependency, question, Optional.ofNullable(starts.get(dependency.name()))))
                .toList();
    }

    private boolean wasLookedAt(Dependency dependency, VerdictQuestion question, Optional<Instant> last) {
        var horizon = dependency.kind().equals(DependencyKind.EXTERNAL)
                ? question.baselineStart()
                : question.windowReachStart();
        return last.filter(start -> !start.isBefore(horizon)).isPresent();
    }

    public Optional<Dependency> find(String name) {
        return check(name)
                .<Dependency>map(Check::dependency)
                .or(() -> remembered()
                        .filter(dependency -> dependency.name().equals(name))
                        .findFirst());
    }

    /** The app's own routes are watched like dependencies and are none. */
    private Stream<Dependency> remembered() {
        return store.dependencies().stream()
                .filter(dependency -> !dependency.kind().equals(DependencyKind.ROUTE));
    }

    /** How the dependency is looked at, if it is configured now. */
    public Optional<Check<?>> check(String name) {
        return configured.get().stream()
                .<Check<?>>map(check -> check)
                .filter(check -> check.dependency().name().equals(name))
                .findFirst();
    }
}
