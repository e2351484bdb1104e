// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.web.api.problem.Problem;
import dev.faultline.web.api.request.JsonBody;
import dev.faultline.web.api.request.RequestLimits;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Responds under {@code /api} to what reaches no resource: unknown paths, and bodies that are too large. */
@Singleton
final class ApiFallback {

    private final ObjectMapper mapper;

    ApiFallback(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void register(@Observes Router router) {
        router.route("/api/*").order(Integer.MIN_VALUE).handler(this::refuseLarge);
        router.route("/api/*")
                .last()
                .handler(context -> respond(
                        context,
                        Problem.of(404, "There is nothing at " + context.normalizedPath() + ". See /q/openapi.")));
    }

    private void refuseLarge(RoutingContext context) {
        if (announced(context) > RequestLimits.LARGEST_BODY) {
            context.response().putHeader("Connection", "close");
            respond(context, JsonBody.tooLarge());
        } else {
            context.next();
        }
    }

    private static long announced(RoutingContext context) {
        try {
            var length = context.request().getHeader("Content-Length");
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void respond(RoutingContext context, Problem problem) {
        try {
            context.response()
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(mapper.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
