// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.IgnoredRoutes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The routes of the requests: their paths without queries and hosts, with ids replaced by {@code *}, and bounded in number,
 * because anybody may ask for any path. Not thread-safe.
 */
final class RouteNormalizer {

    /** What all the others are called. */
    static final String OTHERS = "/*";

    private static final Optional<String> OTHER_ROUTE = Optional.of(OTHERS);

    private static final int MOST = 500;
    /** Some are left for those that are seen for the first time when they fail. */
    private static final int MOST_WITHOUT_ERROR = 400;

    private static final int CLIENT_ERROR = 400;
    private static final int LONGEST = 200;

    private final IgnoredRoutes ignored;
    /** By their own name, so that there is one object for each. */
    private final Map<String, Optional<String>> known = new HashMap<>();

    private final Set<String> knownIgnored = new HashSet<>();
    private final StringBuilder route = new StringBuilder();

    /** @param ignored routes that take no room among the others */
    RouteNormalizer(IgnoredRoutes ignored) {
        this.ignored = ignored;
    }

    /** The route of that request, if its line has one. */
    Optional<String> of(AccessLogEntry answered) {
        var target = answered.target();
        var start = pathStart(target);
        if (start < 0) {
            return Optional.empty();
        }
        var name = name(target, start);
        var same = known.get(name);
        if (same != null) {
            return same;
        }
        if (isIgnored(name)) {
            return Optional.of(name);
        }
        var nobodysRoute = answered.status() >= CLIENT_ERROR && !answered.isError();
        if (nobodysRoute || known.size() >= (answered.isError() ? MOST : MOST_WITHOUT_ERROR)) {
            return OTHER_ROUTE;
        }
        var fresh = Optional.of(name);
        known.put(name, fresh);
        return fresh;
    }

    /** The route of that target by its own name, however many there are; empty if it has none. */
    Optional<String> named(String target) {
        var start = pathStart(target);
        return start < 0 ? Optional.empty() : Optional.of(name(target, start));
    }

    /** Whether answers of the route do not count. */
    boolean isIgnored(String name) {
        if (known.containsKey(name) || name.equals(OTHERS)) {
            return false;
        }
        var isIgnored = knownIgnored.contains(name) || ignored.cover(name);
        if (isIgnored && knownIgnored.size() < MOST) {
            knownIgnored.add(name);
        }
        return isIgnored;
    }

    /** Proxies log URLs; what is neither that nor a path has no route, such as {@code *} or a host. */
    private static int pathStart(String target) {
        if (target.startsWith("/")) {
            return 0;
        }
        var scheme = target.indexOf("://");
        return scheme < 0 ? -1 : target.indexOf('/', scheme + 3);
    }

    private String name(String target, int start) {
        route.setLength(0);
        var segment = start;
        while (segment < target.length() && route.length() < LONGEST) {
            var end = segment + 1;
            while (end < target.length() && !endsSegment(target.charAt(end))) {
                end++;
            }
            append(target, segment + 1, end);
            if (end < target.length() && target.charAt(end) == ';') {
                end = afterParameters(target, end);
            }
            if (end == target.length() || target.charAt(end) != '/') {
                break;
            }
            segment = end;
        }
        return route.toString();
    }

    private static boolean endsSegment(char each) {
        return each == '/' || each == '?' || each == '#' || each == ';';
    }

    private static int afterParameters(String target, int from) {
        var end = from;
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    private void append(String target, int from, int to) {
        route.append('/');
        if (RouteSegment.isId(target, from, to)) {
            route.append('*');
        } else {
            route.append(target, from, to);
        }
    }
}
