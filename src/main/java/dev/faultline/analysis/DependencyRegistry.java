// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.archive.ImportedSpan;
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
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every dependency there is: those configured now, in their order, then those that only history knows. Thread-safe. */
public final class DependencyRegistry {

    private final Supplier<? extends Collection<Check<?>>> configured;
    private final ObservationStore store;
    private final Supplier<List<ImportedSpan>> imports;

    /**
     * One over the given sources.
     *
     * @param configured the checks that run now
     * @param store where the others are known
     * @param imports the spans of which the evidence of another instance was imported
     */
    public DependencyRegistry(
            Supplier<? extends Collection<Check<?>>> configured,
            ObservationStore store,
            Supplier<List<ImportedSpan>> imports) {
        this.configured = configured;
        this.store = store;
        this.imports = imports;
    }

    /** One where nothing was imported. */
    public DependencyRegistry(Supplier<? extends Collection<Check<?>>> configured, ObservationStore store) {
        this(configured, store, List::of);
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
     * leave every answer open for as long as their history is kept. Within an imported span what was
     * watched there counts as configured, and what is watched only here, and only since, is left out.
     */
    public List<Dependency> concernedBy(VerdictQuestion question) {
        var watched = configured();
        var window = question.window();
        var imported = imports.get().stream()
                .filter(span -> span.covers(window.from(), window.to()))
                .toList();
        imported.forEach(span -> watched.addAll(span.watched()));
        var all = imported.isEmpty()
                ? all()
                : all().stream()
                        .filter(each -> !isWatchedOnlyAfter(each.name(), window.to()) || isOf(imported, each.name()))
                        .toList();
        var starts =
                imported.isEmpty() && all.size() == watched.size() ? Map.<String, Instant>of() : store.lastStarts();
        return all.stream()
                .filter(dependency -> watched.contains(dependency.name())
                        || wasLookedAt(dependency, question, Optional.ofNullable(starts.get(dependency.name()))))
                .toList();
    }

    private static boolean isOf(List<ImportedSpan> imported, String name) {
        return imported.stream().anyMatch(span -> span.watched().contains(name));
    }

    private boolean isWatchedOnlyAfter(String name, Instant end) {
        return store.runs(name, Instant.EPOCH, Instant.EPOCH).stream()
                .noneMatch(first -> first.firstStart().isBefore(end));
    }

    private boolean wasLookedAt(Dependency dependency, VerdictQuestion question, Optional<Instant> last) {
        var horizon = dependency.kind().equals(DependencyKind.EXTERNAL)
                ? question.baselineStart()
                : question.windowReachStart();
        return last.filter(start -> !start.isBefore(horizon)).isPresent();
    }

    /** The names of those that are configured now. */
    public Set<String> configured() {
        return configured.get().stream().map(check -> check.dependency().name()).collect(Collectors.toSet());
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
