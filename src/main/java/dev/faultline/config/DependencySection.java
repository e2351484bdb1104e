// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.dependency.RouteDependency;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.probe.Check;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.ProbeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one dependency: the keys that all kinds share here, the others by its kind. */
final class DependencySection {

    /** No slash: {@code name/component} is kept for what a dependency tells of its own parts. */
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    /** What {@link #NAME} allows, for a person. */
    static final String NAMES = "1 to 63 of a-z, 0-9, '.', '_' and '-', the first a letter or digit";

    private static final String SHARED = "shared";

    private final Map<String, ProbeFactory<?>> kinds;

    DependencySection(Collection<? extends ProbeFactory<?>> kinds) {
        this.kinds = kinds.stream()
                .collect(Collectors.toMap(factory -> factory.kind().name(), Function.identity()));
    }

    /**
     * The dependency {@code name} below {@code dependencies}; absent if its kind cannot be told.
     *
     * @param canShare whether the file says where instances agree on their turns
     */
    Optional<Check<?>> read(YamlSettings dependencies, String name, ProbePace defaults, boolean canShare) {
        var settings = dependencies.section(name);
        if (name.equals(DependencyKind.NETWORK.name())) {
            dependencies.rejectKey(
                    name, "is a reserved name", "choose another; the network is set under faultline.network");
        } else if (!NAME.matcher(name).matches()) {
            dependencies.rejectKey(name, "is not a name", NAMES);
        }
        var critical = settings.flag("critical", false);
        var routes = routes(settings);
        var factory = kind(settings);
        var pace = PaceKeys.fitted(
                PaceKeys.read(settings, factory.map(kind -> kind.pace(defaults)).orElse(defaults)));
        if (factory.isEmpty()) {
            settings.abandon();
            return Optional.empty();
        }
        if (factory.get().kind().equals(DependencyKind.APP_HEALTH)) {
            componentKeys(dependencies, name, settings);
        }
        settings.notYet("connection");
        var shared = shared(settings, factory.get().kind(), canShare);
        return check(settings, name, factory.get(), critical, routes, pace, shared);
    }

    private static boolean shared(YamlSettings settings, DependencyKind kind, boolean canShare) {
        var shared = settings.flag(SHARED, false);
        if (shared && (kind.isLocal() || kind.equals(DependencyKind.APP_HEALTH))) {
            settings.reject(SHARED, "false: what is in the pod itself, each instance has to check");
        } else if (shared && !canShare) {
            settings.reject(
                    SHARED, "a section faultline.coordination beside it: where instances agree on whose turn it is");
        }
        return shared;
    }

    /** What {@code app-health} needs to know of the other dependencies. */
    private static void componentKeys(YamlSettings dependencies, String name, YamlSettings settings) {
        if (RouteDependency.isOne(name + "/")) {
            dependencies.rejectKey(
                    name, "is a reserved name", "choose another; the app's routes are observed under it");
        }
        var map = settings.section("map");
        settings.textMap("map").forEach((component, dependency) -> {
            if (dependency.equals(name) || !dependencies.keys().contains(dependency)) {
                map.reject(component, "another dependency of this file");
            }
        });
    }

    /** The built-in check of the pod's own network; absent if it is switched off. */
    Optional<Check<?>> network(YamlSettings faultline, ProbePace defaults) {
        var settings = faultline.section(DependencyKind.NETWORK.name());
        var enabled = settings.flag("enabled", true);
        var pace = PaceKeys.fitted(PaceKeys.read(settings, defaults));
        var factory = Optional.ofNullable(kinds.get(DependencyKind.NETWORK.name()));
        if (factory.isEmpty()) {
            settings.has("control");
        }
        return factory.flatMap(
                        found -> check(settings, DependencyKind.NETWORK.name(), found, false, List.of(), pace, false))
                .filter(check -> enabled);
    }

    private static <S extends ProbeSpec> Optional<Check<?>> check(
            YamlSettings settings,
            String name,
            ProbeFactory<S> factory,
            boolean critical,
            List<RoutePattern> routes,
            ProbePace pace,
            boolean shared) {
        try {
            var spec = factory.read(settings);
            var dependency = new Dependency(name, factory.kind(), critical, routes, spec.endpoints(), pace);
            return Optional.of(new Check<>(dependency, spec, factory, shared));
        } catch (RuntimeException standIn) {
            // A kind need not bear the stand-ins for what it has reported; anything else is a bug of ours.
            if (settings.hasErrors()) {
                return Optional.empty();
            }
            throw standIn;
        }
    }

    private Optional<ProbeFactory<?>> kind(YamlSettings settings) {
        var names = kinds.keySet().stream()
                .filter(each -> !each.equals(DependencyKind.NETWORK.name()))
                .sorted()
                .toList();
        var listed = "one of " + String.join(", ", names);
        if (!settings.has("kind")) {
            settings.reject("kind", listed);
            return Optional.empty();
        }
        var word = settings.text("kind");
        if (word.isEmpty() || names.contains(word.get())) {
            return word.flatMap(known -> Optional.ofNullable(kinds.get(known)));
        }
        settings.reject("kind", WordSuggestion.of(word.get(), names));
        return Optional.empty();
    }

    private static List<RoutePattern> routes(YamlSettings settings) {
        var routes = new ArrayList<RoutePattern>();
        var patterns = settings.texts("routes");
        for (var i = 0; i < patterns.size(); i++) {
            if (!patterns.get(i).startsWith("/") && !patterns.get(i).startsWith("*")) {
                settings.reject("routes[" + i + "]", "a path that starts with '/', such as /checkout/*");
            }
            routes.add(new RoutePattern(patterns.get(i)));
        }
        return routes;
    }
}
