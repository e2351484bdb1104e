package dev.faultline.analysis;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.errors.ResponseCount;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.Incident;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the app's routes a question is about.
 *
 * @param routes their paths or patterns; empty: all
 */
record RouteFilter(Set<String> routes) {

    RouteFilter {
        routes = Set.copyOf(routes);
    }

    /** That of a window: the route that it names, or else those that failed in the incident. */
    static RouteFilter of(JudgedWindow window, Optional<Incident> incident) {
        return new RouteFilter(window.route()
                .map(Set::of)
                .orElseGet(() -> incident.stream()
                        .flatMap(each -> each.routes().stream())
                        .map(FailingRoute::route)
                        .collect(Collectors.toSet())));
    }

    /** Whether answers may be of one of the routes; those of which no route is known may. */
    boolean includes(ResponseCount answers) {
        return routes.isEmpty()
                || answers.route().isEmpty()
                || routes.contains(answers.route().get())
                || routes.stream()
                        .anyMatch(route ->
                                new RoutePattern(route).matches(answers.route().get()));
    }
}
