package dev.faultline.web.api.problem;

import dev.faultline.store.StoreUnavailable;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early into a {@link Problem}. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response map(ProblemException exception) {
        return exception.problem().toResponse();
    }

    @ServerExceptionMapper
    Response map(StoreUnavailable exception) {
        LOG.warnf("store unavailable error=\"%s\"", exception.getMessage());
        return Response.fromResponse(
                        Problem.of(503, "Nothing was stored: the disk cannot be written to now. Try again later.")
                                .toResponse())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    @ServerExceptionMapper
    Response map(WebApplicationException exception, UriInfo uri) {
        var answer = exception.getResponse();
        var status = answer.getStatus();
        if (status < 400) {
            return answer;
        }
        var response =
                Response.fromResponse(Problem.of(status, detail(status, uri)).toResponse());
        var allow = answer.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? response.build()
                : response.header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    Response map(Exception exception, UriInfo uri) {
        LOG.errorf(exception, "request failed path=%s", uri.getPath());
        return Problem.of(500, "Something is wrong in Faultline itself; its log says what.")
                .toResponse();
    }

    private static String detail(int status, UriInfo uri) {
        return switch (status) {
            case 404 -> "There is nothing at " + uri.getPath() + "; /q/openapi lists what there is.";
            case 405 -> "This method is not for " + uri.getPath() + "; /q/openapi lists what there is.";
            case 406 -> "Answers are application/json; verdicts also text/plain and text/markdown.";
            case 413 -> "The body is too large: at most 4 MiB.";
            case 415 -> "Bodies are application/json.";
            default ->
                status < 500
                        ? "The request cannot be understood."
                        : "Something is wrong in Faultline itself; its log says what.";
        };
    }
}
