// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Responds with a {@link Problem} to what reaches no resource. */
@Singleton
public final class ProblemWriter {

    private final ObjectMapper mapper;

    ProblemWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Responds, unless something else already has. */
    public void respond(RoutingContext context, Problem problem) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        try {
            response.setStatusCode(problem.status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(mapper.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }

    /** Responds and lets the connection go: the rest of its request is not wanted. */
    public void respondLast(RoutingContext context, Problem problem) {
        var request = context.request();
        if (request.version() != HttpVersion.HTTP_2) {
            context.response().putHeader("Connection", "close");
            // Vert.x would wait for the rest.
            context.addEndHandler(ended -> request.connection().close());
        }
        respond(context, problem);
    }

    /** Responds that there is too much to do just now. */
    public void respondBusy(RoutingContext context, String detail) {
        context.response().putHeader("Retry-After", "1");
        respondLast(context, Problem.of(503, detail));
    }
}
