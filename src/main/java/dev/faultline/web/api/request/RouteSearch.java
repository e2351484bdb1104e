// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.analysis.KnownRoutes;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the route that a request names. One that does not begin with a slash is refused unless the sources name one like
 * that: judged by it, no dependency would matter. Thread-safe.
 */
public final class RouteSearch {

    private static final String ROUTE = "route";

    private final Supplier<KnownRoutes> known;

    /** @param known asked only where a route looks wrong */
    public RouteSearch(Supplier<KnownRoutes> known) {
        this.known = known;
    }

    /** The route, if one is named. */
    Optional<String> named(RequestInputs inputs) {
        var route = inputs.text(ROUTE);
        route.filter(text -> !text.startsWith("/")).ifPresent(text -> {
            var routes = known.get();
            if (!routes.contains(text)) {
                inputs.reject(
                        ROUTE, RequestWording.ROUTES, RequestWording.noRoute(text, routes.meant(text), routes.names()));
            }
        });
        return route;
    }
}
