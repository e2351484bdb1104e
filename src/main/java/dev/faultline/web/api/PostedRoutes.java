// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.errors.ResponseCount;
import java.util.HashSet;
import java.util.Set;

/**
 * Bounds the number of routes that errors are posted for: routes with ids in them would give an incident as many routes as
 * requests. Thread-safe.
 */
final class PostedRoutes {

    /** The name for all others. */
    static final String OTHERS = "/*";

    static final int MOST = 500;

    private final Set<String> known = new HashSet<>();

    /** The same responses, of {@link #OTHERS} if their route is one too many. */
    synchronized ResponseCount bound(ResponseCount responses) {
        var route = responses.route();
        if (route.isEmpty() || known.contains(route.get()) || known.size() < MOST && known.add(route.get())) {
            return responses;
        }
        return responses.on(OTHERS);
    }
}
