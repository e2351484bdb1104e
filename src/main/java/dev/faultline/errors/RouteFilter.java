// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.dependency.RoutePattern;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the app's routes are meant: those that were named, by path or by pattern. A query string counts on neither side,
 * and what is of an unknown route may be of one of them.
 */
public final class RouteFilter {

    private final Set<String> paths;
    private final List<RoutePattern> patterns;

    private RouteFilter(Collection<String> routes, boolean arePatterns) {
        this.paths = routes.stream().map(RouteFilter::withoutQuery).collect(Collectors.toUnmodifiableSet());
        this.patterns = paths.stream()
                .filter(path -> arePatterns && path.indexOf('*') >= 0)
                .map(RoutePattern::new)
                .toList();
    }

    /**
     * The filter of routes that somebody asks about.
     *
     * @param routes their paths or patterns; empty: all routes are meant
     */
    public static RouteFilter of(Collection<String> routes) {
        return new RouteFilter(routes, true);
    }

    /**
     * The filter of routes as the sources name them: a {@code *} in such a name, as in Spring's {@code /**}, is no wildcard.
     *
     * @param routes their names; empty: all routes are meant
     */
    public static RouteFilter ofNames(Collection<String> routes) {
        return new RouteFilter(routes, false);
    }

    /** The filter of one route, or of all if none is given. */
    public static RouteFilter of(Optional<String> route) {
        return of(route.map(Set::of).orElseGet(Set::of));
    }

    /** Whether these responses may be of one of the routes. */
    public boolean includes(ResponseCount responses) {
        return includes(responses.route());
    }

    /** Whether what is of the given route, or of an unknown one, may be of one of the routes. */
    public boolean includes(Optional<String> route) {
        return paths.isEmpty() || route.isEmpty() || includes(withoutQuery(route.get()));
    }

    private boolean includes(String path) {
        return paths.contains(path) || patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static String withoutQuery(String route) {
        var query = route.indexOf('?');
        return query < 0 ? route : route.substring(0, query);
    }
}
