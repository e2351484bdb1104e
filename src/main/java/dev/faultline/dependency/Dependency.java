// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.dependency;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Something the app needs: a database, a cache, an API, a volume, a set of environment variables.
 *
 * @param name unique within the instance
 * @param kind what sort of thing it is
 * @param critical whether the app cannot do without it
 * @param routes the app's routes that rely on it; empty: all of them
 * @param endpoints where it is, each {@code host:port} or a path; two dependencies that share one share a fate
 * @param pace how it is watched
 */
public record Dependency(
        String name,
        DependencyKind kind,
        boolean critical,
        List<RoutePattern> routes,
        Set<String> endpoints,
        ProbePace pace) {

    public Dependency {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(pace);
        routes = List.copyOf(routes);
        endpoints = Set.copyOf(endpoints);
    }

    /** One that nobody configured: it became known through observations made elsewhere. */
    public static Dependency external(String name, ProbePace pace) {
        return new Dependency(name, DependencyKind.EXTERNAL, false, List.of(), Set.of(), pace);
    }

    /** Whether a failure of it could show on the given route; without a route, whether it could show anywhere. */
    public boolean couldMatterTo(Optional<String> route) {
        return route.isEmpty()
                || routes.isEmpty()
                || routes.stream().anyMatch(candidate -> candidate.matches(route.get()));
    }
}
