// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.dependency.RoutePattern;
import dev.faultline.settings.SettingsSection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Routes whose answers are for no user: by a 503 of its readiness the app tells Kubernetes to wait, and nothing has failed.
 * No source counts them, neither as errors nor as requests; what is posted is taken as given.
 *
 * @param patterns of which one has to match
 */
public record IgnoredRoutes(List<RoutePattern> patterns) {

    /** Where Quarkus, Spring, Kubernetes itself and most others have their health, also below a context path. */
    public static final IgnoredRoutes USUAL = of(
            "/health/*",
            "/healthz/*",
            "/livez/*",
            "/readyz/*",
            "*/q/health",
            "*/q/health/*",
            "*/actuator/health",
            "*/actuator/health/*");

    /** Every route counts. */
    public static final IgnoredRoutes NONE = of();

    private static final String KEY = "ignore-routes";

    public IgnoredRoutes {
        patterns = List.copyOf(patterns);
    }

    /** Those of the given patterns. */
    public static IgnoredRoutes of(String... patterns) {
        return new IgnoredRoutes(Stream.of(patterns).map(RoutePattern::new).toList());
    }

    static IgnoredRoutes read(SettingsSection errors) {
        if (!errors.has(KEY)) {
            return USUAL;
        }
        var patterns = errors.texts(KEY);
        if (!patterns.stream().allMatch(each -> each.startsWith("/") || each.startsWith("*"))) {
            errors.reject(KEY, "paths such as /health/* or */actuator/health");
        }
        return of(patterns.toArray(String[]::new));
    }

    /** Whether the answers of that route do not count. */
    public boolean cover(String route) {
        return patterns.stream().anyMatch(each -> each.matches(route));
    }
}
