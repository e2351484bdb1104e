package dev.faultline.analysis;

import dev.faultline.analysis.verdict.Window;
import dev.faultline.dependency.Route;
import dev.faultline.errors.Answers;
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
record Concern(Set<String> routes) {

    Concern {
        routes = Set.copyOf(routes);
    }

    /** That of a window: the route that it names, or else those that failed in the incident. */
    static Concern of(Window window, Optional<Incident> incident) {
        return new Concern(window.route()
                .map(Set::of)
                .orElseGet(() -> incident.stream()
                        .flatMap(each -> each.routes().stream())
                        .map(FailingRoute::route)
                        .collect(Collectors.toSet())));
    }

    /** Whether answers may be of one of the routes; those of which no route is known may. */
    boolean includes(Answers answers) {
        return routes.isEmpty()
                || answers.route().isEmpty()
                || routes.contains(answers.route().get())
                || routes.stream()
                        .anyMatch(route ->
                                new Route(route).matches(answers.route().get()));
    }
}
