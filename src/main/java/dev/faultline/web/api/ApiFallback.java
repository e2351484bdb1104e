// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.web.api.problem.Problem;
import dev.faultline.web.api.problem.ProblemWriter;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Responds under {@code /api} to what reaches no resource: unknown paths. */
@Singleton
final class ApiFallback {

    private final ProblemWriter problems;

    ApiFallback(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route("/api/*")
                .last()
                .handler(context -> problems.respond(
                        context,
                        Problem.of(404, "There is nothing at " + context.normalizedPath() + ". See /q/openapi.")));
    }
}
