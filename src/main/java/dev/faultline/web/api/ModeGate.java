// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.config.RunningConfig;
import dev.faultline.web.api.problem.Problem;
import dev.faultline.web.api.problem.ProblemWriter;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/**
 * Refuses what this mode of the program does not have: a hub has only what is asked of a fleet, a sidecar everything else. So
 * nothing of the other mode is ever made.
 */
@Singleton
final class ModeGate {

    private static final String FLEET = "/api/v1/fleet/";

    private final Provider<RunningConfig> running;
    private final ProblemWriter problems;

    ModeGate(Provider<RunningConfig> running, ProblemWriter problems) {
        this.running = running;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route("/api/*").order(Integer.MIN_VALUE).handler(this::check);
        router.route("/observations").order(Integer.MIN_VALUE).handler(this::check);
    }

    private void check(RoutingContext context) {
        var isOfFleet = context.normalizedPath().startsWith(FLEET);
        if (isOfFleet == running.get().isHub()) {
            context.next();
        } else {
            problems.respondLast(
                    context,
                    Problem.of(
                            404,
                            isOfFleet
                                    ? "This is a sidecar, which knows of itself only. Ask a hub: FAULTLINE_MODE=hub."
                                    : "This is a hub, which responds below " + FLEET
                                            + ". Ask the sidecar of an instance for the rest."));
        }
    }
}
