// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.intake;

import dev.faultline.web.api.problem.Problem;
import dev.faultline.web.api.problem.ProblemWriter;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * What RFC 9112 asks of every request of HTTP/1 and what lies behind does not: it names its host (section 3.2), and a connection
 * on which a length may have been hidden behind chunks is not used again (section 6.1).
 */
@Singleton
final class RequestGate {

    private static final Logger LOG = Logger.getLogger(RequestGate.class);

    private final ProblemWriter problems;

    RequestGate(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::letIn).failureHandler(this::explain);
    }

    private void letIn(RoutingContext context) {
        var request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            context.next();
            return;
        }
        if (request.getHeader("Transfer-Encoding") != null) {
            context.response().putHeader("Connection", "close");
            context.addEndHandler(ended -> request.connection().close());
            // It is asked before the request is, which the connection takes down with it.
            request.connection().exceptionHandler(broken -> refuseChunks(context, broken));
        }
        context.next();
    }

    /** What Netty fails with where it cannot read a size, an extension, an end or a trailer (RFC 9112, section 7.1). */
    private void refuseChunks(RoutingContext context, Throwable broken) {
        if ((broken instanceof IllegalArgumentException || broken instanceof DecoderException)
                && !context.response().headWritten()) {
            problems.respondLast(context, Problem.of(400, "The body is not in chunks as its header says."));
        }
    }

    /** Vert.x itself fails a request without a host, before any handler sees it; a worker, one whose body broke off under it. */
    private void explain(RoutingContext context) {
        var request = context.request();
        if (context.response().ended()) {
            LOG.debug("what was refused meanwhile has no other response", context.failure());
        } else if (request.version() != HttpVersion.HTTP_2 && request.getHeader("Host") == null) {
            problems.respondLast(context, Problem.of(400, "The header Host is missing."));
        } else {
            context.next();
        }
    }
}
