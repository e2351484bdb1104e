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
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads the app's own routes: each an HTTP check with the keys of that kind and those that say how it is watched. */
final class RouteSection {

    /** The app does real work for each: asked less often than a dependency unless the file says otherwise. */
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(30);

    private final Optional<ProbeFactory<?>> http;

    RouteSection(Collection<? extends ProbeFactory<?>> kinds) {
        this.http = kinds.stream()
                .filter(factory -> factory.kind().name().equals("http"))
                .<ProbeFactory<?>>map(factory -> factory)
                .findFirst();
    }

    /** All of them, in the order of the file. */
    List<Check<?>> read(YamlSettings routes, ProbePace defaults) {
        var checks = new ArrayList<Check<?>>();
        for (var name : routes.keys()) {
            if (!DependencySection.NAME.matcher(name).matches()) {
                routes.rejectKey(name, "is not a name", DependencySection.NAMES);
            }
            var settings = routes.section(name);
            http.ifPresentOrElse(
                    factory -> check(settings, name, factory, usual(defaults)).ifPresent(checks::add),
                    settings::abandon);
        }
        return checks;
    }

    private static ProbePace usual(ProbePace defaults) {
        return new ProbePace(
                USUAL_INTERVAL,
                defaults.timeout(),
                defaults.slowAbove(),
                defaults.alertInterval(),
                defaults.failureThreshold(),
                defaults.successThreshold());
    }

    private static <S extends ProbeSpec> Optional<Check<?>> check(
            YamlSettings settings, String name, ProbeFactory<S> factory, ProbePace inherited) {
        var pace = PaceKeys.fitted(PaceKeys.read(settings, inherited));
        var path = settings.text("url").flatMap(RouteSection::path);
        var spec = factory.read(settings);
        if (settings.hasErrors()) {
            return Optional.empty();
        }
        var route = new Dependency(
                RouteDependency.watchedName(name),
                DependencyKind.ROUTE,
                false,
                path.map(RoutePattern::new).stream().toList(),
                spec.endpoints(),
                pace);
        return Optional.of(new Check<>(route, spec, factory));
    }

    /** The path of a URL, which is the app's route that it asks. */
    private static Optional<String> path(String url) {
        try {
            return Optional.ofNullable(new URI(url.strip()).getPath()).map(path -> path.isEmpty() ? "/" : path);
        } catch (URISyntaxException wrong) {
            // The kind says so.
            return Optional.empty();
        }
    }
}
