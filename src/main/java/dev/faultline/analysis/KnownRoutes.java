// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.cause.UnknownRoute;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.text.NearestWord;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The app's routes that anything knows of: those with a counted response, and those that the config names. A dependency is
 * cleared for a route only if the route is one of them: a misspelled one would clear all.
 */
public final class KnownRoutes {

    private final TreeSet<String> names = new TreeSet<>();
    private final List<RoutePattern> patterns;

    /**
     * @param counted the routes that responses were counted of, as the sources name them
     * @param configured those of the config, also as patterns
     */
    public KnownRoutes(Collection<String> counted, Collection<String> configured) {
        names.addAll(counted);
        names.addAll(configured);
        names.remove("");
        patterns = names.stream()
                .map(name -> new RoutePattern(name.replaceAll("\\{[^}/]*}", "*")))
                .toList();
    }

    /**
     * The route that is asked about, if it is not one of them and no error of the question is of it; nothing is unknown where
     * no route is known.
     */
    Optional<UnknownRoute> unknown(VerdictQuestion question) {
        var asked = question.window().route();
        return asked.filter(route -> !names.isEmpty() && !covers(route))
                .filter(route -> question.errors().stream()
                        .flatMap(each -> each.route().stream())
                        .noneMatch(new RoutePattern(route)::matches))
                .map(route -> new UnknownRoute(route, NearestWord.to(path(route), names)));
    }

    /** All of them by name, patterns included. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Whether that is one of them, falls under one of them, or is a pattern over one of them. */
    public boolean contains(String asked) {
        return covers(asked);
    }

    /** The one that somebody may have meant who left out the slash, or copied a method or a host with it. */
    public Optional<String> meant(String asked) {
        var path = path(asked.strip());
        var rooted = path.startsWith("/") ? path : "/" + path;
        return covers(rooted) ? Optional.of(rooted) : NearestWord.to(rooted, names);
    }

    private boolean covers(String asked) {
        var route = asked.length() > 1 && asked.endsWith("/") ? asked.substring(0, asked.length() - 1) : asked;
        var pattern = new RoutePattern(route);
        return names.stream().anyMatch(pattern::matches)
                || patterns.stream().anyMatch(each -> each.matches(route) || each.matches(asked));
    }

    /** Without the method, the scheme and the host that people copy with it. */
    private static String path(String asked) {
        var host = asked.indexOf("://");
        var start = asked.indexOf('/', host < 0 ? 0 : host + 3);
        return start < 0 ? asked : asked.substring(start);
    }
}
