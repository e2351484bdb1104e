// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.problem;

import dev.faultline.basics.LogThrottle;
import dev.faultline.store.StoreUnavailable;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early into a {@link Problem}. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final LogThrottle unavailable = new LogThrottle(SILENCE);
    private final LogThrottle failed = new LogThrottle(Duration.ofSeconds(1));

    @ServerExceptionMapper
    Response map(ProblemException exception) {
        return exception.problem().toResponse();
    }

    @ServerExceptionMapper
    Response map(StoreUnavailable exception, Request request, UriInfo uri) {
        unavailable
                .happened()
                .ifPresent(count ->
                        LOG.warnf("store unavailable requests=%d error=\"%s\"", count, exception.getMessage()));
        return Response.fromResponse(Problem.of(
                                503,
                                request.getMethod().equals("GET")
                                                || uri.getPath().endsWith("/verdict")
                                        ? "The disk cannot be read now. Try again later."
                                        : "Nothing was stored: the disk cannot be written to. Try again later.")
                        .toResponse())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    @ServerExceptionMapper
    Response map(WebApplicationException exception, UriInfo uri) {
        var original = exception.getResponse();
        var status = original.getStatus();
        if (status < 400) {
            return original;
        }
        var response =
                Response.fromResponse(Problem.of(status, detail(status, uri)).toResponse());
        var allow = original.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? response.build()
                : response.header(HttpHeaders.ALLOW, allow).build();
    }

    /** Of a caller who went away in the middle of its request, the library may lose count of its own steps: not worth a line. */
    @ServerExceptionMapper
    Response map(Exception exception, UriInfo uri, HttpServerRequest request) {
        if (!request.response().closed()) {
            failed.happened()
                    .ifPresent(count -> LOG.errorf(exception, "request failed count=%d path=%s", count, uri.getPath()));
        }
        return Problem.of(500, "Faultline itself failed. Its log says why.").toResponse();
    }

    private static String detail(int status, UriInfo uri) {
        return switch (status) {
            case 404 -> "There is nothing at " + uri.getPath() + ". See /q/openapi.";
            case 405 -> uri.getPath() + " does not support this method. See /q/openapi.";
            case 406 ->
                "Responses are application/json; verdicts, reports and incidents also text/plain and text/markdown.";
            case 413 -> "The body is too large: at most 4 MiB.";
            case 415 -> "The body must be application/json.";
            default -> status < 500 ? "The request is malformed." : "Faultline itself failed. Its log says why.";
        };
    }
}
