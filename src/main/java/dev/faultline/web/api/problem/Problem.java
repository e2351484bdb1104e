package dev.faultline.web.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not answered, as RFC 9457 says it.
 *
 * @param type what kind of problem; {@code about:blank} says that the status tells it
 * @param title the status in words
 * @param status the HTTP status
 * @param detail one or two sentences about this occurrence
 * @param parameter the first query parameter that is wrong, if one is
 * @param errors everything that is wrong, if it is something in the request
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String parameter,
        @Nullable List<RequestFault> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int FAULTS_SAID = 3;

    public static Problem of(int status, String detail) {
        return new Problem("about:blank", title(status), status, detail, null, null);
    }

    /** A request with the given faults in it, at least one. */
    public static Problem of(List<RequestFault> faults) {
        var said = String.join(
                "; ", faults.stream().limit(FAULTS_SAID).map(RequestFault::said).toList());
        var more = faults.size() > FAULTS_SAID ? "; and " + (faults.size() - FAULTS_SAID) + " more" : "";
        var parameter = faults.stream()
                .flatMap(fault -> Stream.ofNullable(fault.parameter()))
                .findFirst()
                .orElse(null);
        return new Problem("about:blank", title(400), 400, said + more, parameter, List.copyOf(faults));
    }

    /** The answer that carries it. */
    public Response toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    private static String title(int status) {
        var known = Response.Status.fromStatusCode(status);
        return known == null ? "HTTP " + status : known.getReasonPhrase();
    }
}
